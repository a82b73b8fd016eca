package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Observations;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalScorer;
import io.lifesign.clinical.vitals.VitalScores;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Everything remembered of one patient: the latest values, what was last told, where each rule
 * stands. Mutable and array-based, since every reading meets it; changed by {@link VitalsScoring}
 * alone.
 */
public final class PatientWatch {

  static final long NEVER = Long.MIN_VALUE;

  final String patientId;
  CareProfile profile;

  final Observations observations = new Observations();
  final DeviceStamp[] sources = new DeviceStamp[Parameter.COUNT];

  /** Bits of the parameters whose latest value came from a sensor that stays on. */
  int continuous;

  /** Bits of the parameters that are overdue. */
  int silent;

  long fingerprint = VitalScorer.NO_FINGERPRINT;
  long toldMicros = NEVER;
  long lastActivityMicros = NEVER;
  long nextDueMicros = Long.MAX_VALUE;

  /** Since when the respiratory rate is at or below the grave limit, us. */
  long graveRateSinceMicros = NEVER;

  /** Whether it has been so for long enough. */
  boolean graveRate;

  /** Since when devices are expected to send, us. */
  long monitoredSinceMicros = NEVER;

  final Flags flags = new Flags();
  final DeviceRuns runs = new DeviceRuns();
  final Trends trends = new Trends();
  final RuleTrack[] tracks;

  /** The scores at the present fingerprint; made anew after a restore. */
  private VitalScores scores;

  public PatientWatch(String patientId) {
    this.patientId = patientId;
    this.profile = CareProfile.unknown(patientId);
    this.tracks = new RuleTrack[Conditions.COUNT];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = new RuleTrack();
    }
  }

  /**
   * Earliest event time at which {@link VitalsScoring#time} must be called, us; {@code
   * Long.MAX_VALUE} if none.
   */
  public long nextDueMicros() {
    return nextDueMicros;
  }

  /** Event time of the last reading or profile, us; {@code Long.MIN_VALUE} if there was none. */
  public long lastActivityMicros() {
    return lastActivityMicros;
  }

  public CareProfile profileInForce() {
    return profile;
  }

  boolean has(Parameter parameter) {
    return observations.has(parameter);
  }

  double value(Parameter parameter) {
    return observations.value(parameter);
  }

  static int bit(Parameter parameter) {
    return 1 << parameter.ordinal();
  }

  /** Whether every one of those parameters is fresh. */
  boolean fresh(int parameters) {
    for (Parameter parameter : PARAMETERS) {
      if ((parameters & bit(parameter)) != 0 && !has(parameter)) {
        return false;
      }
    }
    return true;
  }

  boolean anyFresh() {
    for (Parameter parameter : PARAMETERS) {
      if (has(parameter)) {
        return true;
      }
    }
    return false;
  }

  static final Parameter[] PARAMETERS = Parameter.values();

  /** The scores that the present fingerprint stands for. */
  VitalScores scores() {
    if (scores == null) {
      scores =
          VitalScorer.score(
              observations, profile, lastActivityMicros, VitalScorer.Trigger.CHANGE, List.of());
    }
    return scores;
  }

  /** The scores of the present instant, which were just told. */
  void told(VitalScores present) {
    scores = present;
    toldMicros = present.atMicros();
  }

  /** To be called whenever points, ward, bed or scale may have changed. */
  void scoresChanged() {
    scores = null;
  }

  public void write(DataOutput out) throws IOException {
    WatchState.write(this, out);
  }

  /**
   * @throws IOException if a newer version wrote it
   */
  public static PatientWatch read(DataInput in) throws IOException {
    return WatchState.read(in);
  }
}
