package io.lifesign.clinical.ecg;

/**
 * The detector's measure of atrial fibrillation for beats that come from elsewhere: annotations, or
 * another device. Mutable.
 */
public final class RrIrregularity {

  private static final long SAMPLE_MICROS = 1_000_000 / Resampler.HERTZ;

  private final RrHistory all = new RrHistory();
  private final RrHistory usual = new RrHistory();

  /**
   * @param rrMicros since the beat before, us
   * @param bothUsual whether neither of the two is ectopic
   */
  public void add(long rrMicros, boolean bothUsual) {
    int rr = (int) Math.min(Short.MAX_VALUE, Math.round(rrMicros / (double) SAMPLE_MICROS));
    all.add(rr);
    if (bothUsual) {
      usual.add(rr);
    }
  }

  /** 0-1, as in {@link SignalTick#irregularity}. */
  public double value() {
    return RrEntropy.irregularity(RrEntropy.of(all), RrEntropy.of(usual));
  }
}
