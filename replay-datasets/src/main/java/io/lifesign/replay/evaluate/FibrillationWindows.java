package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotations;
import java.util.function.Predicate;

/**
 * Ventricular fibrillation and flutter in windows of 4 s, each wholly of one annotated kind; what
 * is annotated VT or NOISE stands apart, and what is mixed or not annotated is left out.
 *
 * @param counts VF or VFL against any other rhythm
 * @param vt windows of ventricular tachycardia, which are neither right nor wrong
 * @param noise windows of noise
 */
public record FibrillationWindows(@JsonUnwrapped StateCounts counts, Apart vt, Apart noise) {

  static final double WINDOW_SECONDS = 4;
  static final FibrillationWindows NONE =
      new FibrillationWindows(StateCounts.NONE, Apart.NONE, Apart.NONE);

  /**
   * Windows that are reported and not judged.
   *
   * @param told of them fibrillation was told in
   */
  public record Apart(long windows, long told) {

    static final Apart NONE = new Apart(0, 0);

    Apart plus(Apart other) {
      return new Apart(windows + other.windows, told + other.told);
    }
  }

  /** Windows judged. */
  @JsonProperty
  public long windows() {
    return counts.tp() + counts.fn() + counts.fp() + counts.tn();
  }

  FibrillationWindows plus(FibrillationWindows other) {
    return new FibrillationWindows(
        counts.plus(other.counts), vt.plus(other.vt), noise.plus(other.noise));
  }

  /**
   * @param told whether fibrillation was told in a window
   */
  static FibrillationWindows of(
      Annotations reference, double hertz, long fromSample, Predicate<Interval> told) {
    Windows windows = new Windows(reference);
    FibrillationWindows sum = NONE;
    for (int i = 0; ; i++) {
      Interval window =
          new Interval(
              Math.round(i * WINDOW_SECONDS * hertz), Math.round((i + 1) * WINDOW_SECONDS * hertz));
      if (window.to() > reference.endSample()) {
        return sum;
      }
      if (window.from() >= fromSample) {
        sum = sum.plus(windows.judge(window, told.test(window)));
      }
    }
  }

  private static final class Windows {

    private final Intervals fibrillation;
    private final Intervals tachycardia;
    private final Intervals noise;
    private final Intervals rhythm;

    Windows(Annotations reference) {
      fibrillation = Rhythms.annotated(reference, Rhythms.FIBRILLATION);
      tachycardia = Rhythms.annotated(reference, Rhythms.TACHYCARDIA);
      noise = Rhythms.annotated(reference, Rhythms.NOISE);
      rhythm =
          new Intervals(
              reference.rhythms().stream()
                  .map(episode -> new Interval(episode.fromSample(), episode.toSample()))
                  .toList());
    }

    FibrillationWindows judge(Interval window, boolean told) {
      Apart apart = new Apart(1, told ? 1 : 0);
      if (fibrillation.cover(window)) {
        return new FibrillationWindows(StateCounts.one(true, told), Apart.NONE, Apart.NONE);
      }
      if (tachycardia.cover(window)) {
        return new FibrillationWindows(StateCounts.NONE, apart, Apart.NONE);
      }
      if (noise.cover(window)) {
        return new FibrillationWindows(StateCounts.NONE, Apart.NONE, apart);
      }
      boolean other =
          rhythm.cover(window)
              && !fibrillation.meet(window, 0)
              && !tachycardia.meet(window, 0)
              && !noise.meet(window, 0);
      return other
          ? new FibrillationWindows(StateCounts.one(false, told), Apart.NONE, Apart.NONE)
          : NONE;
    }
  }
}
