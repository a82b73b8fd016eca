package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.Annotation;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.MitCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmFiguresTest {

  /** At 1 Hz: normal from 10, atrial fibrillation 20-40, normal until 100. */
  private static final Annotations AF =
      new Annotations(
          List.of(
              new Annotation(5, MitCode.NORMAL),
              new Annotation(10, MitCode.RHYTHM_CHANGE, "(N"),
              new Annotation(15, MitCode.NORMAL),
              new Annotation(20, MitCode.RHYTHM_CHANGE, "(AFIB"),
              new Annotation(20, MitCode.NORMAL),
              new Annotation(30, MitCode.VENTRICULAR_PREMATURE),
              new Annotation(39, MitCode.NORMAL),
              new Annotation(40, MitCode.RHYTHM_CHANGE, "(AFL"),
              new Annotation(40, MitCode.NORMAL)),
          100);

  private static final Intervals TOLD =
      new Intervals(List.of(new Interval(0, 16), new Interval(25, 40)));

  @Test
  void aBeatWithinAnnotatedAtrialFibrillationIsOne() {
    assertThat(AtrialFibrillation.byBeat(AF, TOLD, 0)).isEqualTo(new StateCounts(2, 1, 1, 1));
    assertThat(AtrialFibrillation.byBeat(AF, TOLD, 30)).isEqualTo(new StateCounts(2, 0, 0, 1));
  }

  @Test
  void byDurationEverySampleBehindTheFirstRhythmCounts() {
    assertThat(AtrialFibrillation.byDuration(AF, TOLD, 0)).isEqualTo(new StateCounts(15, 5, 6, 64));
  }

  @Test
  void withoutAnyRhythmNothingIsJudged() {
    Annotations beats = new Annotations(List.of(new Annotation(5, MitCode.NORMAL)), 100);

    assertThat(AtrialFibrillation.byBeat(beats, TOLD, 0)).isEqualTo(StateCounts.NONE);
    assertThat(AtrialFibrillation.byDuration(beats, TOLD, 0)).isEqualTo(StateCounts.NONE);
  }

  /** At 1 Hz, windows of 4: told in all, or in none. */
  @ParameterizedTest
  @CsvSource({"true, 2, 0, 1, 0, 1, 1", "false, 0, 2, 0, 1, 0, 0"})
  void aWindowIsJudgedIfItIsWhollyOfOneKind(
      boolean told, long tp, long fn, long fp, long tn, long toldInVt, long toldInNoise) {
    Annotations reference =
        new Annotations(
            List.of(
                new Annotation(4, MitCode.RHYTHM_CHANGE, "(N"), // 4-8
                new Annotation(10, MitCode.RHYTHM_CHANGE, "(VFL"), // mixed 8-12, then 12-16
                new Annotation(18, MitCode.RHYTHM_CHANGE, "(VF"), // 16-20 is all fibrillation
                new Annotation(20, MitCode.RHYTHM_CHANGE, "(VT"), // 20-24
                new Annotation(24, MitCode.RHYTHM_CHANGE, "(NOISE")), // 24-28, then 2 left
            30);

    FibrillationWindows windows = FibrillationWindows.of(reference, 1, 0, window -> told);

    assertThat(windows)
        .isEqualTo(
            new FibrillationWindows(
                new StateCounts(tp, fn, fp, tn),
                new FibrillationWindows.Apart(1, toldInVt),
                new FibrillationWindows.Apart(1, toldInNoise)));
    assertThat(windows.windows()).isEqualTo(3);
  }

  @Test
  void intervalsMergeAndAreCut() {
    Intervals intervals =
        new Intervals(List.of(new Interval(5, 9), new Interval(0, 5), new Interval(20, 30)));

    assertThat(intervals.all()).containsExactly(new Interval(0, 9), new Interval(20, 30));
    assertThat(intervals.length()).isEqualTo(19);
    assertThat(intervals.within(new Interval(8, 21)).all())
        .containsExactly(new Interval(8, 9), new Interval(20, 21));
    assertThat(intervals.meet(new Interval(9, 20), 0)).isFalse();
    assertThat(intervals.meet(new Interval(9, 20), 1)).isTrue();
  }
}
