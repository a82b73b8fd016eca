package io.lifesign.clinical.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PulseDetectorTest {

  private final PulseDetector detector = new PulseDetector();
  private final Random random = new Random(2);

  @Test
  void countsAPulse() {
    pulses(30, 75, 1);

    assertThat(detector.rate()).isCloseTo(75, within(1.0));
    assertThat(detector.quality()).isEqualTo(1);
  }

  @Test
  void aWaveThatCollapsedIsNoPulse() {
    pulses(30, 75, 1);
    long last = detector.lastPulse();
    pulses(15, 0, 0);

    assertThat(detector.lastPulse()).isLessThan(last + 250);
  }

  @Test
  void aLineThatStandsStillHasNoQuality() {
    pulses(30, 75, 1);
    detector.accept(new float[500], new boolean[500], 0, 500);

    assertThat(detector.quality()).isZero();
  }

  private void pulses(int seconds, double rate, double size) {
    int n = seconds * Resampler.HERTZ;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      double phase = rate == 0 ? 0 : i / (double) Resampler.HERTZ * rate / 60 % 1;
      double wave = phase < 0.15 ? phase / 0.15 : (1 - phase) / 0.85;
      x[i] = (float) (size * wave + 0.005 * random.nextGaussian());
    }
    detector.accept(x, new boolean[n], 0, n);
  }
}
