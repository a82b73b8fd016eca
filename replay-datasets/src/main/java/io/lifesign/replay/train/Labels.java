package io.lifesign.replay.train;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.ReferenceBeat;
import java.util.List;
import java.util.Optional;

/** The annotated beat that a detected one is, by the nearest within 150 ms. */
final class Labels {

  private static final double WINDOW_SECONDS = 0.150;

  private final List<ReferenceBeat> beats;
  private final double window;
  private int next;

  Labels(Annotations reference, double hertz) {
    beats = reference.beats();
    window = WINDOW_SECONDS * hertz;
  }

  /**
   * @param sample not before that of the call before
   */
  Optional<BeatClass> at(long sample) {
    while (next + 1 < beats.size() && distance(next + 1, sample) <= distance(next, sample)) {
      next++;
    }
    return next < beats.size() && distance(next, sample) <= window
        ? Optional.of(beats.get(next).beatClass())
        : Optional.empty();
  }

  private long distance(int i, long sample) {
    return Math.abs(beats.get(i).sample() - sample);
  }
}
