package io.lifesign.clinical.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RrIrregularityTest {

  private final RrIrregularity rr = new RrIrregularity();

  @Test
  void knowsNothingOfFewBeats() {
    for (int i = 0; i < 11; i++) {
      rr.add(500_000 + 90_000L * (i % 3), true);
    }
    assertThat(rr.value()).isLessThan(0.5);
  }

  @Test
  void aRegularRhythmIsRegularAtAnyRate() {
    for (long each : new long[] {350_000, 800_000, 1_400_000}) {
      RrIrregularity regular = new RrIrregularity();
      for (int i = 0; i < 60; i++) {
        regular.add(each + 8_000L * (i % 2), true);
      }
      assertThat(regular.value()).isLessThan(0.3);
    }
  }

  @Test
  void intervalsAtRandomAreIrregular() {
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      rr.add(450_000 + random.nextInt(500_000), true);
    }
    assertThat(rr.value()).isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void frequentEctopyDoesNotMakeARegularRhythmIrregular() {
    Random random = new Random(1);
    for (int i = 0; i < 80; i++) {
      if (random.nextInt(4) == 0) {
        rr.add(400_000 + random.nextInt(150_000), false);
        rr.add(1_000_000 + random.nextInt(200_000), false);
      } else {
        rr.add(800_000 + random.nextInt(20_000), true);
      }
    }
    assertThat(rr.value()).isLessThan(0.5);
  }
}
