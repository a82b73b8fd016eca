package io.lifesign.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class WriterProgressTest {

  private static final Position ANYWHERE = new Position("vitals.scores", 0, 0, 0);

  private final WriterWatermarks<String> reader = new WriterWatermarks<>();
  private final List<Long> told = new ArrayList<>();

  @Test
  void progressFollowsTheResultsOnEveryPartitionEveryTenSeconds() throws Exception {
    try (var harness = new OneInputStreamOperatorTestHarness<>(new WriterProgress<String>(2))) {
      harness.setup(
          new EitherTypeInfo<>(Types.STRING, TypeInformation.of(WriterTick.class))
              .createSerializer(new SerializerConfigImpl()));
      harness.open();
      harness.processElement(new StreamRecord<>("a", 900));
      harness.processWatermark(1_000);
      harness.processWatermark(5_000);
      harness.processElement(new StreamRecord<>("b", 10_500));
      harness.processWatermark(11_000);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(harness.extractOutputValues())
          .containsExactly(
              Either.Left("a"),
              tick(0, 1_000),
              tick(1, 1_000),
              Either.Left("b"),
              tick(0, 11_000),
              tick(1, 11_000));
    }
  }

  @Test
  void timePassesWhereItHasPassedForEveryWriter() {
    hears(0, 2, 100);
    hears(1, 2, 70);
    hears(1, 2, 90);
    hears(0, 2, 80); // repeated after a failure: time never falls
    hears(0, 2, 120);

    assertThat(told).containsExactly(70L, 90L);
  }

  @Test
  void afterARescaleAllMustSpeakAgain() {
    hears(0, 1, 100);
    hears(1, 2, 300);
    hears(0, 2, 200);

    assertThat(told).containsExactly(100L, 200L);
  }

  /** As an erasure writes one, which is no writer's. */
  @Test
  void aTickOfLongAgoTakesNoTimeBack() {
    hears(0, 2, 100);
    hears(1, 2, 90);
    hears(Writer.GATEWAY.index(), Writer.GATEWAY.count(), 0);
    hears(0, 2, 110);
    hears(1, 2, 120);

    assertThat(told).containsExactly(90L, 110L);
  }

  @Test
  void recordsDoNotMoveTime() {
    reader.onEvent(Arrival.of(ANYWHERE, "result", 1_000_000, null), 1_000, output());
    reader.onPeriodicEmit(output());

    assertThat(told).isEmpty();
  }

  @Test
  void aTickCarriesItsWriterThroughKafka() {
    ProducerRecord<byte[], byte[]> record =
        Ticks.record("vitals.scores", new WriterTick(3, 1, 4, 5_000_000));

    assertThat(record.partition()).isEqualTo(3);
    assertThat(Ticks.timeOf(record.headers())).hasValue(5_000_000);
    assertThat(Ticks.writerOf(record.headers())).isEqualTo(new Writer(1, 4));
    assertThat(Ticks.writerOf(Ticks.record("x", 0, 1).headers())).isEqualTo(Writer.GATEWAY);
  }

  private static Either<String, WriterTick> tick(int partition, long millis) {
    return Either.Right(new WriterTick(partition, 0, 1, millis * 1_000));
  }

  private void hears(int writer, int writers, long millis) {
    reader.onEvent(
        Arrival.tick(ANYWHERE, millis * 1_000, new Writer(writer, writers)), millis, output());
    reader.onPeriodicEmit(output());
  }

  private WatermarkOutput output() {
    return new ToldWatermarks(told);
  }
}
