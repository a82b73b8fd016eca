package io.lifesign.replay.evaluate;

import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.ReferenceBeat;
import io.lifesign.replay.wfdb.RhythmEpisode;
import java.util.List;

/**
 * Beat by beat comparison of a record as ANSI/AAMI EC57 has it: each annotated beat is paired with
 * at most one detected beat within 150 ms, the nearer one first.
 */
final class BeatMatching {

  /** Match window of EC57, s; the bound is inside. */
  static final double WINDOW_SECONDS = 0.150;

  private final List<ReferenceBeat> annotated;
  private final List<DetectedBeat> detected;
  private final List<RhythmEpisode> fibrillation;
  private final long window;
  private final long fromSample;
  private final Confusion confusion = new Confusion();

  private BeatMatching(
      Annotations reference, List<DetectedBeat> detected, double hertz, long fromSample) {
    this.annotated = reference.beats();
    this.detected = detected;
    this.fibrillation = reference.fibrillation();
    this.window = (long) Math.floor(WINDOW_SECONDS * hertz + 1e-9);
    this.fromSample = fromSample;
  }

  /**
   * @param detected in the order of their samples
   * @param fromSample where counting begins; pairing does not know it, so that no pair is torn
   */
  static Confusion match(
      Annotations reference, List<DetectedBeat> detected, double hertz, long fromSample) {
    BeatMatching matching = new BeatMatching(reference, detected, hertz, fromSample);
    matching.all();
    return matching.confusion;
  }

  private void all() {
    int left = 0;
    int right = 0;
    while (left < annotated.size() || right < detected.size()) {
      long distance = distance(left, right);
      boolean detectedFirst = right < detected.size() && first(left, right);
      long next = detectedFirst ? distance(left, right + 1) : distance(left + 1, right);
      if (distance <= window && distance < next) {
        pair(annotated.get(left++), detected.get(right++));
      } else if (detectedFirst) {
        extra(detected.get(right++));
      } else {
        missed(annotated.get(left++));
      }
    }
  }

  /** Samples between two beats; more than any window if one of them is not there. */
  private long distance(int left, int right) {
    return left < annotated.size() && right < detected.size()
        ? Math.abs(annotated.get(left).sample() - detected.get(right).sample())
        : Long.MAX_VALUE;
  }

  private boolean first(int left, int right) {
    return left >= annotated.size() || detected.get(right).sample() < annotated.get(left).sample();
  }

  private void pair(ReferenceBeat reference, DetectedBeat beat) {
    if (counts(reference.sample())) {
      confusion.pair(reference.beatClass(), beat.beatClass());
    }
  }

  private void missed(ReferenceBeat reference) {
    if (counts(reference.sample())) {
      confusion.missed(reference.beatClass());
    }
  }

  private void extra(DetectedBeat beat) {
    if (counts(beat.sample())) {
      confusion.extra(beat.beatClass());
    }
  }

  private boolean counts(long sample) {
    return sample >= fromSample
        && fibrillation.stream().noneMatch(episode -> episode.holds(sample));
  }
}
