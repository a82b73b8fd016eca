package io.lifesign.streaming;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertLifecycle;
import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.PatientAlerts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts everything that touches a patient's alerts into the order of event time and lets the life
 * cycle decide.
 */
public final class AlertFunction extends KeyedProcessFunction<String, AlertInput, Alert> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;

  private final AlertRules rules;
  private final Duration retention;

  private transient ValueState<PatientAlertState> state;
  private transient AlertLifecycle lifecycle;
  private transient AlertInputOrder order;
  private transient Map<String, Counter> alertsByRule;
  private transient Counter unknownAcks;
  private transient RaisedMetrics raised;

  public AlertFunction(AlertRules rules, Duration retention) {
    this.rules = rules;
    this.retention = retention;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<PatientAlertState> descriptor =
        new ValueStateDescriptor<>("alerts", new PatientAlertStateSerializer());
    descriptor.enableTimeToLive(Backstop.after(retention));
    state = getRuntimeContext().getState(descriptor);
    lifecycle = new AlertLifecycle(rules);
    order = new AlertInputOrder(rules);
    alertsByRule = new HashMap<>();
    raised = new RaisedMetrics(getRuntimeContext().getMetricGroup());
    unknownAcks = getRuntimeContext().getMetricGroup().counter("acks_without_open_alert");
  }

  @Override
  public void processElement(AlertInput input, Context context, Collector<Alert> out)
      throws Exception {
    PatientAlertState known = state.value();
    PatientAlertState patient =
        known == null ? new PatientAlertState(new PatientAlerts(context.getCurrentKey())) : known;
    int at = patient.waiting.size();
    while (at > 0 && order.compare(input, patient.waiting.get(at - 1)) < 0) {
      at--;
    }
    patient.waiting.add(at, input);
    keep(patient, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    PatientAlertState patient = state.value();
    if (patient == null || timestamp < patient.timerMillis) {
      return;
    }
    patient.timerMillis = PatientAlertState.NO_TIMER;
    boolean forgets =
        decideUntil(timestamp * MICROS_PER_MILLI + MICROS_PER_MILLI - 1, patient, out);
    if ((forgets || patient.blank()) && patient.waiting.isEmpty()) {
      state.clear();
    } else {
      keep(patient, context);
    }
  }

  /**
   * At one instant what was said comes before what is due by time. Tells whether the patient is to
   * be forgotten.
   */
  private boolean decideUntil(long limitMicros, PatientAlertState patient, Collector<Alert> out) {
    boolean forgets = false;
    while (true) {
      long turn = patient.nextTurnMicros();
      long due = patient.alerts.nextDueMicros();
      if (Math.min(turn, due) > limitMicros) {
        return forgets && patient.alerts.idle();
      }
      if (turn <= due) {
        AlertInput input = patient.waiting.remove(0);
        forgets |= input.forgets();
        patient.known |= input.profile() != null || input.signal() != null;
        emit(decide(patient.alerts, input), out);
      } else {
        emit(lifecycle.time(patient.alerts, due), out);
      }
    }
  }

  private List<Alert> decide(PatientAlerts alerts, AlertInput input) {
    if (input.profile() != null) {
      return lifecycle.profile(alerts, input.profile(), input.atMicros());
    }
    if (input.signal() != null) {
      return lifecycle.signal(alerts, input.signal());
    }
    if (input.ack() != null) {
      if (!alerts.active(input.ack().alertId())) {
        unknownAcks.inc();
      }
      return lifecycle.acknowledgement(alerts, input.ack());
    }
    return List.of();
  }

  private void emit(List<Alert> alerts, Collector<Alert> out) {
    for (Alert alert : alerts) {
      alertsByRule
          .computeIfAbsent(
              alert.ruleId(),
              rule -> getRuntimeContext().getMetricGroup().addGroup("rule", rule).counter("alerts"))
          .inc();
      if (alert.status() == AlertStatus.RAISED) {
        raised.count(alert);
      }
      out.collect(alert);
    }
  }

  private void keep(PatientAlertState patient, Context context) throws Exception {
    long next = Math.min(patient.nextTurnMicros(), patient.alerts.nextDueMicros());
    if (next != Long.MAX_VALUE) {
      long millis = PartitionWatermarks.millis(next);
      if (millis < patient.timerMillis) {
        patient.timerMillis = millis;
        context.timerService().registerEventTimeTimer(millis);
      }
    }
    state.update(patient);
  }
}
