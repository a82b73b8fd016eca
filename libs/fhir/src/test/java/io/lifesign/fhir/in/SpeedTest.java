package io.lifesign.fhir.in;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small bundles and messages, one core: the figures are printed, the floor is a tenth of them. */
class SpeedTest {

  private static final int WARM = 2_000;
  private static final int TIMES = 4_000;

  @Test
  void aSmallBundleTakesFarLessThanAMillisecond() {
    String bundle =
        Bundles.bundle(
            Bundles.PATIENT,
            Bundles.encounter("e1", "in-progress", ",'period':{'start':'2026-02-20T08:00:00Z'}"),
            Bundles.laboratory("l1", "718-7", "11.9", "g/dL"));

    assertThat(perSecond("bundles", () -> Bundles.readWhole(bundle))).isGreaterThan(200);
  }

  @Test
  void anAdmissionTakesFarLessThanAMillisecond() {
    Hl7Reader reader = new Hl7Reader();
    String message =
        "MSH|^~\\&|EHR|H|L|H|20260228120000||ADT^A01|7|P|2.5\r"
            + Hl7ReaderTest.PID
            + Hl7ReaderTest.PV1;

    assertThat(perSecond("HL7 v2 messages", () -> reader.read(message, "p1", "m-1", 0)))
        .isGreaterThan(200);
  }

  private static double perSecond(String what, java.util.function.Supplier<EhrReading> read) {
    long facts = 0;
    for (int i = 0; i < WARM; i++) {
      facts += read.get().facts().size();
    }
    long start = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      facts += read.get().facts().size();
    }
    double perSecond = TIMES * 1e9 / (System.nanoTime() - start);
    System.out.printf("%s: %.0f a second (%d facts)%n", what, perSecond, facts);
    return perSecond;
  }
}
