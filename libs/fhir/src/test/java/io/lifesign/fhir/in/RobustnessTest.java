package io.lifesign.fhir.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lifesign.clinical.readmission.EhrFact;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** 10,000 mutations of each format: every message is answered, nothing is thrown. */
class RobustnessTest {

  private static final int TIMES = 10_000;
  private static final long FIRST_SEED = 20_260_302;

  private static final String BUNDLE =
      Bundles.bundle(
          Bundles.PATIENT,
          Bundles.encounter(
              "e1",
              "finished",
              ",'identifier':[{'type':{'coding':[{'code':'VN'}]},'value':'V-9'}],'meta':"
                  + "{'lastUpdated':'2026-03-01T08:00:00Z'},'period':{'start':'2026-02-20T08:00:00Z',"
                  + "'end':'2026-02-27'},'diagnosis':[{'condition':{'reference':'Condition/c1'},"
                  + "'rank':1},{'condition':{'reference':'#c2'}}],'contained':[{'resourceType':"
                  + "'Condition','id':'c2','code':{'text':'x'}}],'hospitalization':{"
                  + "'dischargeDisposition':{'coding':[{'code':'home'}]}}"),
          "{'resourceType':'Condition','id':'c1',"
              + Bundles.SUBJECT
              + ",'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10','code':'I50'}]},"
              + "'encounter':{'reference':'Encounter/e1'},'recordedDate':'2026-02-21'}",
          Bundles.laboratory("l1", "718-7", "11.9", "g/dL"),
          "{'resourceType':'Bundle','type':'collection','entry':[{'resource':"
              + Bundles.laboratory("l2", "2951-2", "133", "mmol/L")
              + ",'request':{'method':'PUT','url':'Observation/l2'},'fullUrl':'urn:uuid:1'}]}");

  private static final String ORU =
      "MSH|^~\\&|EHR|H|L|H|20260228120000||ORU^R01|7|P|2.5\r"
          + Hl7ReaderTest.PID
          + Hl7ReaderTest.PV1
          + "OBR|1|PL-1|FI-1^LAB|CBC|||20260221063000\r"
          + "OBX|1|NM|718-7^Hb^LN||11.9|g/dL|||||F\rOBX|2|SN|2951-2^Na^LN||<^130|mmol/L|||||C\r";

  private static final String ADT =
      ORU.replace("ORU^R01", "ADT^A03")
          + "EVN||20260227110000\rDG1|1||I50.0^HF^I10||20260221|F|||||||||1\r"
          + "PR1|1||33533^CABG^C4||20260222101500\r";

  @Test
  void aMutatedBundleIsAnsweredWhateverItIs() {
    int whole = answered(seed -> new Mutations(seed).ofJson(BUNDLE), Bundles::readWhole);

    // neither all refused nor all unharmed: the mutations reach the reading
    assertThat(whole).isBetween(TIMES / 5, TIMES * 9 / 10);
  }

  @Test
  void aMutatedMessageIsAnsweredWhateverItIs() {
    Hl7Reader reader = new Hl7Reader();
    int whole =
        answered(
            seed -> new Mutations(seed).ofHl7(seed % 2 == 0 ? ORU : ADT),
            text -> reader.read(text, "p1", "m-1", 0));

    assertThat(whole).isBetween(TIMES / 5, TIMES - TIMES / 20);
  }

  /** How many were read at least in part. */
  private static int answered(
      Function<Long, String> mutation, Function<String, EhrReading> reader) {
    System.out.println("seeds " + FIRST_SEED + " to " + (FIRST_SEED + TIMES - 1));
    int read = 0;
    for (long seed = FIRST_SEED; seed < FIRST_SEED + TIMES; seed++) {
      String text = mutation.apply(seed);
      try {
        EhrReading reading = reader.apply(text);
        assertThat(reading.facts().size() + reading.refused().size() + reading.ignored())
            .as("seed %d: something is said of every message", seed)
            .isPositive();
        assertThat(reading.facts()).as("seed %d", seed).allMatch(RobustnessTest::isWhole);
        read += reading.facts().isEmpty() ? 0 : 1;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        fail("seed " + seed + " was not answered", e);
      }
    }
    return read;
  }

  private static boolean isWhole(EhrFact fact) {
    return fact.id() != null && fact.version() != null && fact.version().messageId() != null;
  }

  @Test
  void theLargestMessagesAreAnsweredWithinSeconds() {
    int most = (1 << 20) - 64;
    for (String text :
        new String[] {
          "{\"resourceType\":\"Bundle\",\"entry\":[" + "{},".repeat(most / 4) + "{}]}",
          "{\"resourceType\":\"Bundle\",\"entry\":["
              + "{\"resource\":{\"resourceType\":\"Encounter\"}},".repeat(most / 43 - 2)
              + "{}]}",
          "{\"resourceType\":\"Bundle\",\"id\":\"" + "x".repeat(most - 60) + "\",\"entry\":[1]}",
          "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Encounter\","
              + "\"id\":\"e\",\"subject\":{\"reference\":\"Patient/"
              + "/a?&".repeat(most / 5)
              + "\"}}}]}"
        }) {
      long start = System.nanoTime();
      assertThat(Bundles.readWhole(text).refused()).isNotEmpty();
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
    Hl7Reader reader = new Hl7Reader();
    for (String text :
        new String[] {
          "|".repeat(most),
          "~".repeat(most),
          "\rPID".repeat(4_000),
          "\r".repeat(most),
          "a^b&c~".repeat(10_000),
          "\rPID|||p1\rOBX|1|NM|1^^LN".repeat(2_000)
        }) {
      long start = System.nanoTime();
      reader.read("MSH|^~\\&|||||||ADT^A08|1|P|2.5\rPID|||" + text, "p1", "m", 0);
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }
  }
}
