package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamTimeTest {

  private final Dataset ward = Datasets.open("ward", Optional.empty());
  private final long startMillis = ward.startMicros() / 1_000;

  @Test
  void intoEmptyTopicsItGoesAsItIs() {
    assertThat(StreamTime.following(ward, Long.MIN_VALUE)).isSameAs(ward);
  }

  @Test
  void afterAnEarlierTimeItGoesAsItIs() {
    assertThat(StreamTime.following(ward, startMillis - 1)).isSameAs(ward);
  }

  @Test
  void afterALaterTimeItIsMovedByWholeDaysToFollow() {
    assertThat(moved(startMillis)).isEqualTo(Duration.ofDays(1));
    assertThat(moved(startMillis + Duration.ofDays(1).toMillis() - 1))
        .isEqualTo(Duration.ofDays(1));
    assertThat(moved(startMillis + Duration.ofDays(1).toMillis())).isEqualTo(Duration.ofDays(2));
  }

  private Duration moved(long decidedMillis) {
    Dataset following = StreamTime.following(ward, decidedMillis);
    assertThat(Instant.ofEpochMilli(following.startMicros() / 1_000))
        .isAfter(Instant.ofEpochMilli(decidedMillis));
    return Duration.ofNanos((following.startMicros() - ward.startMicros()) * 1_000);
  }
}
