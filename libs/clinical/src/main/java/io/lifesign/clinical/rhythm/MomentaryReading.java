package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.ecg.BeatClass.N;
import static io.lifesign.clinical.ecg.BeatClass.V;
import static io.lifesign.clinical.rhythm.BeatRuns.rate;
import static io.lifesign.clinical.rhythm.BeatRuns.run;

import io.lifesign.clinical.ecg.Beat;
import java.util.ArrayList;
import java.util.List;

/**
 * Rhythms that are seen with one beat, and over when they were not seen again for the quiet time.
 */
final class MomentaryReading {

  private final Recording recording;
  private final RhythmThresholds t;

  MomentaryReading(Recording recording, RhythmThresholds thresholds) {
    this.recording = recording;
    this.t = thresholds;
  }

  List<RhythmSpan> spans(Rhythm rhythm) {
    List<RhythmSpan> spans = new ArrayList<>();
    for (int i = 0; i < recording.size(); i++) {
      if (recording.at(i).beat() == null) {
        continue;
      }
      List<Beat> beats = recording.beats(i);
      long[] found = seen(rhythm, beats);
      if (found == null) {
        continue;
      }
      long at = recording.now(i);
      RhythmSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null
          && at / 1_000 - (last.closedMicros() - t.quietMicros()) / 1_000
              <= t.quietMicros() / 1_000 - 1) {
        spans.set(
            spans.size() - 1,
            new RhythmSpan(
                rhythm, last.onsetMicros(), last.openedMicros(), found[1], at + t.quietMicros()));
      } else {
        spans.add(new RhythmSpan(rhythm, found[0], at, found[1], at + t.quietMicros()));
      }
    }
    return spans;
  }

  /** Onset and end, or null. */
  private long[] seen(Rhythm rhythm, List<Beat> beats) {
    int last = beats.size() - 1;
    if (last < 1) {
      return null;
    }
    long rr = beats.get(last).atMicros() - beats.get(last - 1).atMicros();
    switch (rhythm) {
      case PAUSE:
        return rr > t.pauseMicros() && rr <= t.longPauseMicros() ? pause(beats) : null;
      case LONG_PAUSE:
        return rr > t.longPauseMicros() && rr < t.asystoleMicros() ? pause(beats) : null;
      default:
        break;
    }
    if (beats.get(last).beatClass() == V || beats.get(last - 1).beatClass() != V) {
      return null;
    }
    List<Beat> run = run(beats.subList(0, last));
    long onset = run.get(0).atMicros();
    long end = run.get(run.size() - 1).atMicros();
    boolean found =
        switch (rhythm) {
          case COUPLET -> run.size() == 2;
          case VENTRICULAR_RUN ->
              (run.size() == 3 || run.size() == 4)
                  && rate(run.size() - 1, end - onset) > t.ventricularRate();
          case R_ON_T -> run.size() == 1 && rOnT(beats, rr);
          default -> throw new IllegalArgumentException("Not momentary: " + rhythm);
        };
    return found ? new long[] {onset, end} : null;
  }

  private static long[] pause(List<Beat> beats) {
    int last = beats.size() - 1;
    return new long[] {beats.get(last - 1).atMicros(), beats.get(last).atMicros()};
  }

  private boolean rOnT(List<Beat> beats, long pause) {
    int ventricular = beats.size() - 2;
    if (ventricular < 1) {
      return false;
    }
    long coupling = beats.get(ventricular).atMicros() - beats.get(ventricular - 1).atMicros();
    long sum = 0;
    int count = 0;
    for (int i = ventricular - 1; i > 0 && count < 8; i--) {
      if (beats.get(i).beatClass() == N && beats.get(i - 1).beatClass() == N) {
        sum += beats.get(i).atMicros() - beats.get(i - 1).atMicros();
        count++;
      }
    }
    return count >= 3
        && rate(count, sum) < t.rOnTRate()
        && 3 * coupling * count < sum
        && 4 * pause * count >= 5 * sum;
  }
}
