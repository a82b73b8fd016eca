package io.lifesign.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class PartitionWatermarksTest {

  private static final Position ANYWHERE = new Position("device.vitals", 0, 0, 0);

  private final WatermarkGenerator<Arrival<String>> marks =
      PartitionWatermarks.<String>strategy(Duration.ofSeconds(5), Duration.ZERO)
          .createWatermarkGenerator(null);
  private final List<Long> told = new ArrayList<>();

  /** As an erasure writes one into a partition whose time has come further. */
  @Test
  void aTickOfLongAgoTakesNoTimeBack() {
    hears(100_000);
    hears(0);
    hears(110_000);

    assertThat(told).containsExactly(94_999L, 94_999L, 104_999L);
  }

  @Test
  void aClockThatIsAheadTakesTimeNoFurtherThanItsRecordsArrival() {
    arrives(100_000, 100_000);
    arrives(130_000, 101_000);
    arrives(99_000, 102_000);
    arrives(103_000, 103_000);

    assertThat(told).containsExactly(94_999L, 95_999L, 95_999L, 97_999L);
  }

  private void arrives(long eventMillis, long kafkaMillis) {
    Position position = new Position("device.vitals", 0, 0, kafkaMillis * 1_000);
    marks.onEvent(
        Arrival.of(position, "a reading", eventMillis * 1_000, null), eventMillis, output());
    marks.onPeriodicEmit(output());
  }

  private void hears(long millis) {
    marks.onEvent(Arrival.tick(ANYWHERE, millis * 1_000), millis, output());
    marks.onPeriodicEmit(output());
  }

  private WatermarkOutput output() {
    return new ToldWatermarks(told);
  }
}
