package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.Decision;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.QualityFlag;
import io.lifesign.clinical.vitals.Rounding;
import io.lifesign.clinical.vitals.Score;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScorer;
import io.lifesign.clinical.vitals.VitalScores;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a reading, a care profile or the passing of time means for one patient: scores to
 * tell, and changes of the rules' conditions. Stateless; what is remembered stands in the {@link
 * PatientWatch}, which must hear everything in the order of event time.
 */
public final class VitalsScoring {

  private static final long SECOND_MICROS = 1_000_000;

  private final RuleThresholds thresholds;
  private final Condition[] conditions;
  private final Edges[] edges;
  private final long[] endHoldMicros;
  private final Silence silence;

  public VitalsScoring(DeteriorationRules rules) {
    thresholds = rules.thresholds();
    conditions = Conditions.of(thresholds).toArray(new Condition[0]);
    edges = new Edges[conditions.length];
    endHoldMicros = new long[conditions.length];
    for (int i = 0; i < conditions.length; i++) {
      endHoldMicros[i] = rules.rule(conditions[i].ruleId()).endHoldMicros();
      edges[i] = new Edges(conditions[i], words(endHoldMicros[i]));
    }
    silence = (Silence) conditions[Conditions.indexOf(DeteriorationRules.SILENCE)];
  }

  private static String words(long holdMicros) {
    return holdMicros == 0 ? "" : " for " + holdMicros / (60 * SECOND_MICROS) + " min";
  }

  /** A reading whose turn has come. */
  public Decision reading(PatientWatch watch, VitalReading reading) {
    long at = reading.atMicros();
    watch.lastActivityMicros = at;
    boolean remark = false;
    QualityFlag run = watch.runs.follow(reading.source());
    if (run != null) {
      remark = flag(watch, run);
    }
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      double value = reading.value(parameter);
      if (!Double.isNaN(value) || reading.unreliable(parameter)) {
        remark |= take(watch, reading, parameter, value);
      }
    }
    return assess(watch, at, remark);
  }

  /** A care profile that is in force from now on. */
  public Decision profile(PatientWatch watch, CareProfile profile, long atMicros) {
    CareProfile before = watch.profile;
    watch.profile = profile;
    watch.lastActivityMicros = atMicros;
    watch.scoresChanged();
    if (before.monitoring() != Monitoring.ACTIVE) {
      watch.monitoredSinceMicros = atMicros;
    }
    // points given by another measure would read as a rise or a fall
    if (before.spo2Scale() != profile.spo2Scale()) {
      watch.trends.spo2Band.clear();
      watch.trends.news2.clear();
    }
    if (before.baselineConsciousness() != profile.baselineConsciousness()) {
      watch.trends.news2.clear();
    }
    if (watch.fingerprint == VitalScorer.NO_FINGERPRINT) {
      return Decision.NONE; // nothing measured yet
    }
    watch.fingerprint =
        VitalScorer.NO_FINGERPRINT; // scores are told under the new ward, bed and scale
    return assess(watch, atMicros, false);
  }

  /** Event time has reached {@link PatientWatch#nextDueMicros}. */
  public Decision time(PatientWatch watch, long atMicros) {
    if (watch.fingerprint == VitalScorer.NO_FINGERPRINT) {
      return Decision.NONE; // nothing measured yet
    }
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      if (watch.has(parameter) && atMicros >= staleMicros(watch, parameter)) {
        watch.observations.stale(parameter, watch.observations.atMicros(parameter));
      }
    }
    return assess(watch, atMicros, false);
  }

  /** Whether there is a remark on the value that must be told at once. */
  private boolean take(
      PatientWatch watch, VitalReading reading, Parameter parameter, double value) {
    DeviceStamp source = reading.source();
    if (reading.unreliable(parameter)) {
      Double doubted = Double.isNaN(value) ? null : value;
      return flag(watch, new QualityFlag(QualityFlag.Kind.UNRELIABLE, parameter, doubted, source));
    }
    boolean impossible =
        parameter == Parameter.DIASTOLIC && value >= reading.value(Parameter.SYSTOLIC);
    if (!parameter.plausible(value) || impossible) {
      return flag(watch, new QualityFlag(QualityFlag.Kind.IMPLAUSIBLE, parameter, value, source));
    }
    watch.observations.measured(parameter, value, source.atMicros());
    watch.sources[parameter.ordinal()] = source;
    if (reading.continuous()) {
      watch.continuous |= PatientWatch.bit(parameter);
    } else {
      watch.continuous &= ~PatientWatch.bit(parameter);
    }
    return false;
  }

  /** Whether it must be told at once: what was remarked lately waits for the next scores. */
  private boolean flag(PatientWatch watch, QualityFlag flag) {
    watch.flags.add(flag);
    return watch.flags.news(flag, thresholds.scheduleMicros());
  }

  private Decision assess(PatientWatch watch, long at, boolean remark) {
    long fingerprint = VitalScorer.fingerprint(watch.observations, watch.profile);
    boolean changed = fingerprint != watch.fingerprint;
    if (changed) {
      watch.fingerprint = fingerprint;
      watch.scoresChanged();
    }
    watch.silent = silence.overdue(watch, at);
    boolean due = watch.anyFresh() && at >= watch.toldMicros + thresholds.scheduleMicros();
    List<VitalScores> scores =
        changed || due || remark ? List.of(tell(watch, at, changed || remark)) : List.of();
    followGraveRate(watch, at);
    followTrends(watch, at);
    List<RuleChange> changes = judge(watch, at);
    watch.nextDueMicros = nextDue(watch, at);
    return scores.isEmpty() && changes.isEmpty() ? Decision.NONE : new Decision(scores, changes);
  }

  private static VitalScores tell(PatientWatch watch, long at, boolean news) {
    VitalScorer.Trigger trigger = news ? VitalScorer.Trigger.CHANGE : VitalScorer.Trigger.SCHEDULE;
    VitalScores scores =
        VitalScorer.score(watch.observations, watch.profile, at, trigger, watch.flags.drain());
    watch.told(scores);
    return scores;
  }

  private void followGraveRate(PatientWatch watch, long at) {
    boolean grave =
        watch.has(Parameter.RESPIRATORY_RATE)
            && Rounding.whole(watch.value(Parameter.RESPIRATORY_RATE)) <= thresholds.graveRate();
    if (!grave) {
      watch.graveRateSinceMicros = PatientWatch.NEVER;
      watch.graveRate = false;
    } else if (watch.graveRateSinceMicros == PatientWatch.NEVER) {
      watch.graveRateSinceMicros = at;
    }
    if (grave && at - watch.graveRateSinceMicros >= thresholds.graveSeconds() * SECOND_MICROS) {
      watch.graveRate = true;
    }
  }

  /**
   * Totals count for as long as they stand; measured values only at the instant of their
   * measurement.
   */
  /** Totals and oxygen stand until they change; vital signs count when they are measured. */
  private void followTrends(PatientWatch watch, long at) {
    Trends trends = watch.trends;
    Score news2 = watch.scores().news2();
    boolean total = news2.applies() && news2.complete();
    trends.news2.follow(
        thresholds.risingWindowMicros(), at, total ? news2.total() : SlidingExtreme.NONE);
    long hypoxiaWindow = thresholds.hypoxiaWindowMicros();
    trends.oxygen.follow(hypoxiaWindow, at, OxygenLevel.on(watch));
    trends.oxygenFlow.follow(hypoxiaWindow, at, OxygenLevel.flow(watch));
    trends.fio2.follow(hypoxiaWindow, at, OxygenLevel.fio2(watch));
    boolean pressure = measuredNow(watch, Parameter.SYSTOLIC, at);
    if (pressure || measuredNow(watch, Parameter.HEART_RATE, at)) {
      int index = Shock.index(watch);
      if (index != SlidingExtreme.NONE) {
        trends.shockIndex.follow(thresholds.shockWindowMicros(), at, index);
      }
    }
    if (pressure) {
      int systolic = Rounding.whole(watch.value(Parameter.SYSTOLIC));
      trends.systolic.follow(thresholds.shockWindowMicros(), at, systolic);
    }
    if (measuredNow(watch, Parameter.RESPIRATORY_RATE, at)) {
      int rate = Rounding.whole(watch.value(Parameter.RESPIRATORY_RATE));
      trends.respiratoryRate.follow(thresholds.depressionWindowMicros(), at, rate);
    }
    if (measuredNow(watch, Parameter.SPO2, at)) {
      int band = VitalScorer.spo2Band(watch.observations, watch.profile);
      trends.spo2Band.follow(hypoxiaWindow, at, band);
    }
  }

  private static boolean measuredNow(PatientWatch watch, Parameter parameter, long at) {
    return watch.has(parameter) && watch.observations.atMicros(parameter) == at;
  }

  private List<RuleChange> judge(PatientWatch watch, long at) {
    List<RuleChange> changes = null;
    for (int i = 0; i < conditions.length; i++) {
      RuleTrack track = watch.tracks[i];
      if (track.clear && at - track.clearSinceMicros >= endHoldMicros[i]) {
        track.clear = false; // it ended: the pattern said so
        track.engaged = false;
        track.stale = false;
        track.contributors = 0;
      }
      Judgement judgement = conditions[i].judge(watch, track, at);
      if (judgement == Judgement.MET ? !track.met || track.clear : track.engaged) {
        changes = changes == null ? new ArrayList<>(2) : changes;
        edges[i].of(judgement, watch, track, at, changes);
      } else if (track.engaged && !track.clear) {
        changes = changes == null ? new ArrayList<>(1) : changes;
        edges[i].stale(watch, track, at, changes);
      }
    }
    return changes == null ? List.of() : changes;
  }

  private long staleMicros(PatientWatch watch, Parameter parameter) {
    boolean continuous = (watch.continuous & PatientWatch.bit(parameter)) != 0;
    return watch.observations.atMicros(parameter)
        + thresholds.validity().micros(parameter, continuous)
        + 1;
  }

  private long nextDue(PatientWatch watch, long at) {
    long due = Long.MAX_VALUE;
    boolean anyFresh = false;
    for (Parameter parameter : PatientWatch.PARAMETERS) {
      if (watch.has(parameter)) {
        anyFresh = true;
        due = Math.min(due, staleMicros(watch, parameter));
      }
    }
    if (anyFresh) {
      due = Math.min(due, watch.toldMicros + thresholds.scheduleMicros());
    }
    if (watch.graveRateSinceMicros != PatientWatch.NEVER && !watch.graveRate) {
      due = Math.min(due, watch.graveRateSinceMicros + thresholds.graveSeconds() * SECOND_MICROS);
    }
    if (watch.profile.monitoring() == Monitoring.ACTIVE) {
      for (Parameter parameter : Silence.WATCHED) {
        if (watch.observations.freshness(parameter) != Freshness.MISSING) {
          long overdue = silence.overdueMicros(watch, parameter);
          due = overdue > at ? Math.min(due, overdue) : due;
        }
      }
    }
    return due;
  }
}
