package io.lifesign.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Acknowledgement;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class PartitionClockTest {

  private static final String TOPIC = "device.vitals";
  private static final long SECOND = 1_000_000;
  private static final long LATENESS = 5 * SECOND;

  @Test
  void aDeviceWhoseClockIsAheadMakesNobodyElseLate() throws Exception {
    try (var harness = harness()) {
      arrives(harness, 100, 100);
      arrives(harness, 130, 101); // half a minute ahead, and within the tolerance
      arrives(harness, 102, 102);
      arrives(harness, 96, 102);

      assertThat(harness.extractOutputValues())
          .extracting(arrival -> arrival.late(LATENESS))
          .containsExactly(false, false, false, true);
      assertThat(harness.extractOutputValues().get(3).clockMicros()).isEqualTo(102 * SECOND);
    }
  }

  @Test
  void aTickIsBelievedWhateverItsArrival() throws Exception {
    try (var harness = harness()) {
      Position anywhere = new Position(TOPIC, 0, 0, 0);
      harness.processElement(new StreamRecord<>(Arrival.tick(anywhere, 200 * SECOND)));
      arrives(harness, 150, 201);

      assertThat(harness.extractOutputValues())
          .singleElement()
          .matches(arrival -> arrival.late(LATENESS));
    }
  }

  private static void arrives(
      OneInputStreamOperatorTestHarness<Arrival<Acknowledgement>, Arrival<Acknowledgement>> harness,
      long eventSeconds,
      long kafkaSeconds)
      throws Exception {
    Acknowledgement record =
        new Acknowledgement(
            "a1", "p1", eventSeconds * SECOND, Acknowledgement.Kind.ACKNOWLEDGED, "nurse");
    harness.processElement(
        new StreamRecord<>(
            Arrival.of(
                new Position(TOPIC, 0, kafkaSeconds, kafkaSeconds * SECOND),
                record,
                eventSeconds * SECOND,
                null)));
  }

  private static OneInputStreamOperatorTestHarness<
          Arrival<Acknowledgement>, Arrival<Acknowledgement>>
      harness() throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<Arrival<Acknowledgement>, Arrival<Acknowledgement>>(
            new PartitionClock<>());
    harness.setup(AckArrivalSerializer.type().createSerializer(new SerializerConfigImpl()));
    harness.open();
    return harness;
  }
}
