package io.lifesign.vitals;

import io.lifesign.clinical.alert.Rule;
import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.deterioration.VitalsScoring;
import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.ProfileTimeline;
import io.lifesign.clinical.intake.Verdict;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.Decision;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.Tally;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts a patient's readings and care profiles into the order of event time and has each decided on
 * at its turn. What is decided is {@link VitalsScoring}'s; what is late or repeated is the
 * intake's.
 */
final class VitalsFunction
    extends KeyedCoProcessFunction<
        String, Arrival<VitalReading>, Arrival<CareProfile>, VitalScores> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<RuleChange> CHANGES = new OutputTag<>("changes") {};
  static final OutputTag<AlertInput> ALERT_INPUTS =
      new OutputTag<>("alert-inputs", AlertInputSerializer.type());
  static final OutputTag<RecordVerdict> VERDICTS = new OutputTag<>("verdicts") {};
  static final OutputTag<DeadRecord> DEAD = new OutputTag<>("dead-conflicts") {};

  private static final String LATE_DEVICE = "late-device";
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long MINUTE_MICROS = 60_000_000;

  private final DeteriorationRules rules;
  private final long deviceLatenessMicros;
  private final long profileLatenessMicros;
  private final long retentionMicros;

  private transient Consumer<RuleChange> changes;
  private transient ValueState<PatientState> state;
  private transient VitalsScoring scoring;
  private transient Tally tally;
  private transient Counter scored;
  private transient Counter late;
  private transient Counter duplicate;
  private transient Counter conflicting;

  VitalsFunction(
      DeteriorationRules rules,
      long deviceLatenessMicros,
      long profileLatenessMicros,
      Duration retention) {
    this.rules = rules;
    this.deviceLatenessMicros = deviceLatenessMicros;
    this.profileLatenessMicros = profileLatenessMicros;
    this.retentionMicros = retention.toNanos() / 1_000;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<PatientState> descriptor =
        new ValueStateDescriptor<>("patient", new PatientStateSerializer());
    descriptor.enableTimeToLive(Backstop.after(Duration.ofNanos(retentionMicros * 1_000)));
    state = getRuntimeContext().getState(descriptor);
    scoring = new VitalsScoring(rules);
    tally = new Tally();
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    scored = metrics.counter("records_scored");
    late = metrics.counter("records_late");
    duplicate = metrics.counter("records_duplicate");
    conflicting = metrics.counter("records_conflicting");
  }

  /** Where changes go: each must carry its own event time, which the timer's need not be. */
  void changesTo(Consumer<RuleChange> output) {
    changes = output;
  }

  /** What was counted since the last call. */
  List<LedgerDelta> drainTally() {
    return tally.drain();
  }

  @Override
  public void processElement1(
      Arrival<VitalReading> arrival, Context context, Collector<VitalScores> out) throws Exception {
    PatientState patient = patient(context.getCurrentKey());
    HeldReading held = new HeldReading(arrival);
    Verdict verdict = patient.intake.arrive(held, arrival.clockMicros(), deviceLatenessMicros);
    switch (verdict) {
      case WAITING -> streak(patient.lateStreak.onTime(deviceId(arrival)), arrival, context);
      case LATE -> {
        late.inc();
        tally.add(Tally.Count.LATE, arrival.position());
        long behind = Math.max(0, arrival.clockMicros() - arrival.eventMicros());
        context.output(VERDICTS, RecordVerdict.of(arrival, RecordVerdict.Kind.LATE, behind));
        streak(patient.lateStreak.late(deviceId(arrival)), arrival, context);
      }
      case DUPLICATE -> {
        duplicate.inc();
        tally.add(Tally.Count.DUPLICATE, arrival.position());
        context.output(VERDICTS, RecordVerdict.of(arrival, RecordVerdict.Kind.DUPLICATE, null));
      }
      case CONFLICT -> {
        conflicting.inc();
        DeadRecord loser = patient.intake.loser().conflicting();
        tally.add(Tally.Count.DEAD, loser.position());
        context.output(DEAD, loser);
      }
    }
    keep(patient, context);
  }

  @Override
  public void processElement2(
      Arrival<CareProfile> arrival, Context context, Collector<VitalScores> out) throws Exception {
    PatientState patient = patient(context.getCurrentKey());
    // what people lay down is never dropped for lateness: it holds from when it became known
    long known =
        arrival.late(profileLatenessMicros) ? arrival.clockMicros() : arrival.eventMicros();
    Position position = arrival.position();
    if (patient.profiles.arrive(arrival.record(), known) == ProfileTimeline.Arrived.DUPLICATE) {
      tally.add(Tally.Count.DUPLICATE, position);
    } else {
      tally.add(Tally.Count.SCORED, position);
    }
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
        scored.inc();
        tally.add(Tally.Count.SCORED, turn.position());
        emit(scoring.reading(patient.watch, turn.record()), context, out);
      } else {
        emit(scoring.time(patient.watch, next), context, out);
      }
    }
  }

  private static long endOfMilli(long millis) {
    return millis > Long.MAX_VALUE / MICROS_PER_MILLI - 1
        ? Long.MAX_VALUE - 1
        : millis * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
  }

  private void emit(Decision decision, Context context, Collector<VitalScores> out) {
    if (decision == Decision.NONE) {
      return;
    }
    for (VitalScores scores : decision.scores()) {
      out.collect(scores);
    }
    for (RuleChange change : decision.changes()) {
      changes.accept(change);
    }
  }

  /**
   * A device that is late many times in a row, and its end. The time told is the next full minute
   * of its partition's progress: ahead of every watermark, and the same whatever the order of
   * arrival within that minute.
   */
  private void streak(LateStreak.Change change, Arrival<VitalReading> arrival, Context context) {
    if (change == LateStreak.Change.NONE) {
      return;
    }
    long progress = Math.max(arrival.clockMicros(), arrival.eventMicros());
    long at = Math.floorDiv(progress, MINUTE_MICROS) * MINUTE_MICROS + MINUTE_MICROS;
    Rule rule = rules.rule(LATE_DEVICE);
    Signal.Kind kind = change == LateStreak.Change.BEGAN ? Signal.Kind.BEGAN : Signal.Kind.ENDED;
    context.output(
        ALERT_INPUTS,
        AlertInput.of(LateDevice.signal(arrival, kind, at, deviceLatenessMicros, rule.priority())));
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

  private static String deviceId(Arrival<VitalReading> arrival) {
    return arrival.record().source().deviceId();
  }
}
