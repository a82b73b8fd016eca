package io.lifesign.vitals;

import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.deterioration.VitalsScoring;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.Decision;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.streaming.AlertInput;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Backstop;
import io.lifesign.streaming.IntakeFunction;
import io.lifesign.streaming.PartitionWatermarks;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts a patient's readings and care profiles into the order of event time and has each decided on
 * at its turn. What is decided is {@link VitalsScoring}'s; what is late or repeated is the
 * intake's.
 */
final class VitalsFunction extends IntakeFunction<VitalReading, VitalScores, RuleChange> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<RuleChange> CHANGES = new OutputTag<>("changes") {};

  private final DeteriorationRules rules;
  private final long retentionMicros;

  private transient ValueState<PatientState> state;
  private transient VitalsScoring scoring;

  VitalsFunction(
      DeteriorationRules rules,
      long deviceLatenessMicros,
      long profileLatenessMicros,
      Duration retention) {
    super(rules.rule(DeteriorationRules.LATE_DEVICE), deviceLatenessMicros, profileLatenessMicros);
    this.rules = rules;
    this.retentionMicros = retention.toNanos() / 1_000;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    ValueStateDescriptor<PatientState> descriptor =
        new ValueStateDescriptor<>("patient", new PatientStateSerializer());
    descriptor.enableTimeToLive(Backstop.after(Duration.ofNanos(retentionMicros * 1_000)));
    state = getRuntimeContext().getState(descriptor);
    scoring = new VitalsScoring(rules);
  }

  @Override
  public void processElement1(
      Arrival<VitalReading> arrival, Context context, Collector<VitalScores> out) throws Exception {
    PatientState patient = patient(context.getCurrentKey());
    arrive(new HeldReading(arrival), patient.intake, patient.lateStreak, context);
    keep(patient, context);
  }

  @Override
  public void processElement2(
      Arrival<CareProfile> arrival, Context context, Collector<VitalScores> out) throws Exception {
    PatientState patient = patient(context.getCurrentKey());
    arrive(arrival, patient.profiles);
    keep(patient, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<VitalScores> out)
      throws Exception {
    PatientState patient = state.value();
    if (patient == null) {
      return;
    }
    if (timestamp >= patient.turnTimerMillis) {
      patient.turnTimerMillis = PatientState.NO_TIMER;
    }
    if (timestamp >= patient.dueTimerMillis) {
      patient.dueTimerMillis = PatientState.NO_TIMER;
    }
    // everything that the watermark has passed, not this timer's instant alone: a timer costs more
    // than a decision
    long limit = endOfMilli(context.timerService().currentWatermark());
    decideUntil(limit, patient, context, out);
    long forgotten = forgotten(patient);
    if (forgotten <= limit) {
      context.output(ALERT_INPUTS, AlertInput.forget(context.getCurrentKey(), forgotten));
      state.clear();
      return;
    }
    keep(patient, context);
  }

  /** At one instant profiles come before readings, and readings before what is due by time. */
  private void decideUntil(
      long limitMicros, PatientState patient, Context context, Collector<VitalScores> out) {
    while (true) {
      long profile = patient.profiles.nextMicros();
      long reading = patient.intake.nextMicros();
      long due = patient.watch.nextDueMicros();
      long next = Math.min(profile, Math.min(reading, due));
      if (next > limitMicros) {
        return;
      }
      if (profile == next) {
        if (patient.profiles.advance()) {
          CareProfile inForce = patient.profiles.inForce();
          context.output(ALERT_INPUTS, AlertInput.of(inForce, next));
          emit(scoring.profile(patient.watch, inForce, next), context, out);
        }
      } else if (reading == next) {
        Arrival<VitalReading> turn = patient.intake.next().arrival();
        decided(turn.position());
        emit(scoring.reading(patient.watch, turn.record()), context, out);
      } else {
        emit(scoring.time(patient.watch, next), context, out);
      }
    }
  }

  private void emit(Decision decision, Context context, Collector<VitalScores> out) {
    if (decision == Decision.NONE) {
      return;
    }
    for (VitalScores scores : decision.scores()) {
      out.collect(scores);
    }
    for (RuleChange change : decision.changes()) {
      emitTimed(change);
    }
  }

  private PatientState patient(String patientId) throws Exception {
    PatientState known = state.value();
    return known == null ? new PatientState(patientId) : known;
  }

  private long forgotten(PatientState patient) {
    long last = patient.watch.lastActivityMicros();
    return patient.nextTurnMicros() != Long.MAX_VALUE
        ? Long.MAX_VALUE
        : last == Long.MIN_VALUE ? Long.MIN_VALUE : last + retentionMicros;
  }

  /** Saves the state and sees that a timer stands for whatever comes next. */
  private void keep(PatientState patient, Context context) throws Exception {
    long turn = patient.nextTurnMicros();
    if (turn != Long.MAX_VALUE) {
      long millis = PartitionWatermarks.millis(turn);
      if (millis < patient.turnTimerMillis) {
        patient.turnTimerMillis = millis;
        context.timerService().registerEventTimeTimer(millis);
      }
    }
    long due = Math.min(patient.watch.nextDueMicros(), forgotten(patient));
    if (due == Long.MIN_VALUE) {
      due = nothingDecidedYet(context.timerService().currentWatermark());
    }
    if (due != Long.MAX_VALUE) {
      long millis = PartitionWatermarks.millis(due);
      if (millis < patient.dueTimerMillis) {
        patient.dueTimerMillis = millis;
        context.timerService().registerEventTimeTimer(millis);
      }
    }
    state.update(patient);
  }

  /** A patient of whom everything came late is forgotten as others are, counted from now. */
  private long nothingDecidedYet(long watermarkMillis) {
    boolean told = watermarkMillis > Long.MIN_VALUE && watermarkMillis < Long.MAX_VALUE;
    return told ? endOfMilli(watermarkMillis) + retentionMicros : Long.MAX_VALUE;
  }
}
