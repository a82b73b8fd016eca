package io.lifesign.readmission;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.readmission.ReadmissionDecision;
import io.lifesign.clinical.readmission.ReadmissionState;
import io.lifesign.clinical.readmission.ReadmissionTracker;
import io.lifesign.clinical.readmission.StayScorer;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.clinical.readmission.VitalsMark;
import io.lifesign.fhir.in.Refused;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Backstop;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.TalliedFunction;
import io.lifesign.streaming.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts what the EHR says of a patient, and the patient's scores, into the order of event time and
 * has the tracker decide. Nothing is dropped for lateness: what comes late counts from when it
 * came, by Kafka's clock, which a replay keeps.
 */
final class ReadmissionFunction extends TalliedFunction<EhrNews, PatientMark, ToldRisk, Signal> {

  private static final long serialVersionUID = 1L;

  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals") {};
  static final OutputTag<ToldOutcome> OUTCOMES = new OutputTag<>("outcomes") {};
  static final OutputTag<DeadRecord> DEAD_PARTS = new OutputTag<>("dead-parts") {};

  /** State may stay a while longer than the longest time that the tracker remembers. */
  private static final Duration BACKSTOP = Duration.ofDays(400);

  private final StayScorer scorer;
  private final long latenessMicros;

  private transient ValueState<PatientState> states;
  private transient ReadmissionTracker tracker;
  private transient Counter duplicates;
  private transient Counter refusedParts;
  private transient long lastWatermarkMillis;

  ReadmissionFunction(StayScorer scorer, Duration lateness) {
    this.scorer = scorer;
    this.latenessMicros = lateness.toNanos() / 1_000;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    ValueStateDescriptor<PatientState> descriptor =
        new ValueStateDescriptor<>("patient", new PatientStateSerializer());
    descriptor.enableTimeToLive(Backstop.after(BACKSTOP));
    states = getRuntimeContext().getState(descriptor);
    tracker = new ReadmissionTracker(scorer);
    duplicates = getRuntimeContext().getMetricGroup().counter("records_duplicate");
    refusedParts = getRuntimeContext().getMetricGroup().counter("message_parts_refused");
    lastWatermarkMillis = Long.MIN_VALUE;
  }

  @Override
  public void processElement1(Arrival<EhrNews> arrival, Context context, Collector<ToldRisk> out)
      throws Exception {
    PatientState state = state(context.getCurrentKey());
    if (!state.add(arrival.withoutValue().at(turnMicros(arrival)))) {
      duplicates.inc();
      count(Tally.Count.DUPLICATE, arrival.position());
      return;
    }
    refuse(arrival, context);
    keep(state, context);
  }

  /**
   * When a message is decided on. Where a sender's clock runs ahead, one that is not late by
   * Kafka's may lie behind its partition's progress all the same: it has its turn right after that.
   */
  private long turnMicros(Arrival<EhrNews> arrival) {
    long sent = arrival.eventMicros();
    long came = arrival.position().timestampMicros();
    long known = came - sent > latenessMicros ? came : sent;
    return arrival.late(latenessMicros)
        ? Math.max(known, arrival.clockMicros() - latenessMicros + 1)
        : known;
  }

  @Override
  public void processElement2(
      Arrival<PatientMark> arrival, Context context, Collector<ToldRisk> out) throws Exception {
    if (arrival.record().mark().news2() == VitalsMark.NOT_APPLICABLE) {
      decided(arrival.position());
      return;
    }
    PatientState state = state(context.getCurrentKey());
    state.addMark(arrival.withoutValue());
    keep(state, context);
  }

  private void refuse(Arrival<EhrNews> arrival, Context context) {
    for (Refused part : arrival.record().refused()) {
      refusedParts.inc();
      context.output(
          DEAD_PARTS,
          DeadRecord.of(
                  arrival.position(),
                  MessageMapper.reason(part),
                  part.detail(),
                  arrival.record().patientId().getBytes(StandardCharsets.UTF_8),
                  arrival.value())
              .at(part.path()));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ToldRisk> out)
      throws Exception {
    PatientState state = states.value();
    if (state == null || timestamp < state.timerMillis) {
      return;
    }
    state.timerMillis = PatientState.NO_TIMER;
    long watermark = context.timerService().currentWatermark();
    boolean dataEnd = watermark == Long.MAX_VALUE;
    lastWatermarkMillis = dataEnd ? lastWatermarkMillis : watermark;
    decideUntil(endOfMilli(dataEnd ? lastWatermarkMillis : watermark), state, context, out);
    if (dataEnd) {
      decideRest(state, context, out);
    }
    if (state.blank()) {
      states.clear();
    } else {
      keep(state, context);
    }
  }

  /** At one instant scores come before messages, and messages before what is due by time. */
  private void decideUntil(
      long limitMicros, PatientState state, Context context, Collector<ToldRisk> out) {
    while (true) {
      long mark = state.nextMarkMicros();
      long message = state.nextMessageMicros();
      long due = state.readmission.nextDueMicros();
      long next = Math.min(mark, Math.min(message, due));
      if (next > limitMicros || next == Long.MAX_VALUE) {
        return;
      }
      if (mark == next) {
        take(state);
      } else if (message == next) {
        say(state, context, out);
      } else {
        state.decidedMicros = Math.max(state.decidedMicros, due);
        emit(tracker.time(state.readmission, state.decidedMicros), context, out);
      }
    }
  }

  /** The data end: what waits is decided, and what is open stays open. */
  private void decideRest(PatientState state, Context context, Collector<ToldRisk> out) {
    while (!state.marks.isEmpty() || !state.messages.isEmpty()) {
      if (state.nextMarkMicros() <= state.nextMessageMicros()) {
        take(state);
      } else {
        say(state, context, out);
      }
    }
    emit(tracker.dataEnd(state.readmission, state.decidedMicros), context, out);
    state.readmission = new ReadmissionState(context.getCurrentKey());
  }

  private void take(PatientState state) {
    Arrival<PatientMark> arrival = state.marks.remove(0);
    decided(arrival.position());
    state.decidedMicros = Math.max(state.decidedMicros, arrival.eventMicros());
    tracker.scored(state.readmission, arrival.record().mark());
  }

  private void say(PatientState state, Context context, Collector<ToldRisk> out) {
    Arrival<EhrNews> arrival = state.messages.remove(0);
    decided(arrival.position());
    state.decidedMicros = Math.max(state.decidedMicros, arrival.eventMicros());
    emit(
        tracker.said(state.readmission, arrival.record().facts(), state.decidedMicros),
        context,
        out);
  }

  private void emit(ReadmissionDecision decision, Context context, Collector<ToldRisk> out) {
    decision.risks().forEach(out::collect);
    decision.outcomes().forEach(outcome -> context.output(OUTCOMES, outcome));
    decision.signals().forEach(this::emitTimed);
  }

  private PatientState state(String patientId) throws Exception {
    PatientState known = states.value();
    return known == null ? new PatientState(new ReadmissionState(patientId)) : known;
  }

  /** Saves the state and sees that a timer stands for whatever comes next. */
  private void keep(PatientState state, Context context) throws Exception {
    long next =
        Math.min(
            state.readmission.nextDueMicros(),
            Math.min(state.nextMarkMicros(), state.nextMessageMicros()));
    if (next != Long.MAX_VALUE) {
      long millis = PartitionWatermarks.millis(next);
      if (millis < state.timerMillis) {
        state.timerMillis = millis;
        context.timerService().registerEventTimeTimer(millis);
      }
    }
    states.update(state);
  }
}
