package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import java.util.List;

/** What a list of beats says by itself, for {@link RhythmReading}. */
final class BeatRuns {

  private BeatRuns() {}

  /** The beats of one class that it ends with. */
  static List<Beat> run(List<Beat> beats) {
    int last = beats.size() - 1;
    int first = last;
    BeatClass kind = beats.get(last).beatClass();
    while (first > 0 && beats.get(first - 1).beatClass() == kind) {
      first--;
    }
    return beats.subList(first, last + 1);
  }

  static String letters(List<Beat> beats, int last) {
    StringBuilder letters = new StringBuilder();
    for (Beat beat : beats.subList(Math.max(0, beats.size() - last), beats.size())) {
      letters.append(beat.beatClass().name());
    }
    return letters.toString();
  }

  static long back(List<Beat> beats, int count) {
    return beats.get(beats.size() - 1 - count).atMicros();
  }

  static double rate(List<Beat> beats, int last) {
    return rate(last - 1, back(beats, 0) - back(beats, last - 1));
  }

  static double rate(int intervals, long spanMicros) {
    return intervals * 60e6 / spanMicros;
  }
}
