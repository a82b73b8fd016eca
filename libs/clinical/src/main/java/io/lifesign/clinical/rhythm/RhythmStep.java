package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.vitals.DeviceStamp;

/**
 * One step of a rhythm as the patterns see it: a beat, or a break of the signal. Of a long run of
 * equal beats only those are steps that a pattern can tell apart: the first three normal ones, the
 * first five and every fifth ectopic one, and those with which a rhythm or a pause begins or ends.
 *
 * @param source the chunk in which it was decided
 * @param atMicros signal time at which it was decided, us
 * @param order of what is said of one device
 * @param beatClass null for a break
 * @param position of the beat in its run of equal beats, from 1; 0 for a break
 * @param beatMicros peak of the beat, us
 * @param rrMicros time since the beat before, us; 0 if none is known
 * @param normalsBefore normal beats directly before the run of the beat
 * @param fromMicros first of the last up to five beats of the run, us
 * @param rate mean rate of those, /min; 0 for a single one
 * @param runRate mean rate of the whole run, /min; 0 for a single beat
 * @param sustained the sustained rhythm that the beat belongs to, or null
 * @param timing against the mean time between the last normal beats
 * @param poor on poor signal
 */
public record RhythmStep(
    String patientId,
    DeviceStamp source,
    long atMicros,
    long order,
    BeatClass beatClass,
    int position,
    long beatMicros,
    long rrMicros,
    int normalsBefore,
    long fromMicros,
    double rate,
    double runRate,
    Rhythm sustained,
    Timing timing,
    boolean poor) {

  /** When a beat came. */
  public enum Timing {
    /** Less than a third of the mean time after the beat before, at a mean rate below 100/min. */
    EARLY,
    USUAL,
    /** At least 1.25 times the mean time after the beat before. */
    LATE
  }

  /** A normal beat. */
  public boolean normal() {
    return beatClass == BeatClass.N;
  }

  /** The first normal beat after another. */
  public boolean firstNormal() {
    return normal() && position == 1;
  }

  /** The second normal beat in a row. */
  public boolean secondNormal() {
    return normal() && position == 2;
  }

  /** The first ventricular beat after another. */
  public boolean firstVentricular() {
    return beatClass == BeatClass.V && position == 1;
  }

  /** The second ventricular beat in a row. */
  public boolean secondVentricular() {
    return beatClass == BeatClass.V && position == 2;
  }

  /** A beat that is not ventricular. */
  public boolean otherThanVentricular() {
    return beatClass != null && beatClass != BeatClass.V;
  }

  /** The rhythm stream that it belongs to. */
  public String stream() {
    return patientId + '|' + source.deviceId();
  }
}
