package io.lifesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.LeadKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcgRecordsTest {

  private static final Arrival ARRIVAL =
      EcgRecords.arrival(
          new io.lifesign.clinical.ecg.EcgChunk(
              "p",
              new DeviceStamp("d", "b", 7, 5_000_000),
              250,
              List.of(
                  new Lead("II", Lead.Kind.ECG, 200, 3, /* attached= */ true),
                  new Lead("PLETH", Lead.Kind.PLETH, 1000, 0, /* attached= */ false)),
              new short[][] {{1, -2}, {0x1234, Short.MIN_VALUE}}),
          6_500_000);

  @Test
  void samplesAreLittleEndianAndEveryFieldIsThere() {
    EcgChunk avro = avro(ARRIVAL);

    assertThat(ARRIVAL.key()).isEqualTo("p");
    assertThat(ARRIVAL.topic()).isEqualTo("device.ecg");
    assertThat(ARRIVAL.eventMicros()).hasValue(5_000_000);
    assertThat(avro.getSequence()).isEqualTo(7);
    assertThat(avro.getSamplingRate()).isEqualTo(250);
    assertThat(avro.getLeads().get(0).getSamples().array()).containsExactly(1, 0, 0xFE, 0xFF);
    assertThat(avro.getLeads().get(0).getBaseline()).isEqualTo(3);
    assertThat(avro.getLeads().get(1).getSamples().array()).containsExactly(0x34, 0x12, 0x00, 0x80);
    assertThat(avro.getLeads().get(1).getKind()).isEqualTo(LeadKind.PLETH);
    assertThat(avro.getLeads().get(1).getAttached()).isFalse();
  }

  @Test
  void movingItMovesItsTimeAndNothingElse() {
    Arrival moved = ARRIVAL.shiftedBy(1_000_000);

    assertThat(moved.arrivalMicros()).isEqualTo(7_500_000);
    assertThat(avro(moved))
        .isEqualTo(
            EcgChunk.newBuilder(avro(ARRIVAL)).setEventTime(Micros.instant(6_000_000)).build());
  }

  @Test
  void theSameBytesAreWrittenTwice() {
    ValueBytes values = new ValueBytes(topic -> 1);

    assertThat(values.of(ARRIVAL)).isEqualTo(values.of(ARRIVAL)).hasSizeGreaterThan(40);
  }

  private static EcgChunk avro(Arrival arrival) {
    return ((Payload.Ecg) arrival.payload()).avro();
  }
}
