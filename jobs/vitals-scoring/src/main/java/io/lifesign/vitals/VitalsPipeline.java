package io.lifesign.vitals;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.streaming.Accounts;
import io.lifesign.streaming.AcksInOrder;
import io.lifesign.streaming.AlertFunction;
import io.lifesign.streaming.AlertInput;
import io.lifesign.streaming.AlertInputSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.IntakeOperator;
import io.lifesign.streaming.LedgerEntry;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Readings, care profiles and acknowledgements in; scores, alerts, verdicts, dead records and the
 * ledger out. Knows no broker, table or configuration file.
 */
public final class VitalsPipeline {

  /** What comes in, each stamped by its partition's clock. */
  public record Inputs(
      SingleOutputStreamOperator<Arrival<VitalReading>> readings,
      SingleOutputStreamOperator<Arrival<CareProfile>> profiles,
      SingleOutputStreamOperator<Arrival<Acknowledgement>> acks) {}

  /**
   * What the job writes. Every stream has exactly one sink, attached by {@link VitalsScoringJob}.
   */
  public record Outputs(
      DataStream<VitalScores> scores,
      DataStream<Alert> alerts,
      DataStream<RecordVerdict> verdicts,
      DataStream<DeadRecord> dead,
      DataStream<LedgerEntry> ledger) {}

  /**
   * What the pipeline needs to know.
   *
   * @param retention how long after the last word of a patient the patient is forgotten, in event
   *     time
   * @param sharedTopics whether this deployment reports the dead records of the topics that several
   *     deployments read
   */
  public record Plan(
      String job,
      DeteriorationRules rules,
      Duration deviceLateness,
      Duration peopleLateness,
      Duration retention,
      SharedTopics sharedTopics) {}

  private VitalsPipeline() {}

  public static Outputs build(Inputs in, Plan plan) {
    long peopleLateness = plan.peopleLateness().toNanos() / 1_000;
    SingleOutputStreamOperator<VitalScores> scores = scores(in, plan, peopleLateness);
    AlertRules alertRules = plan.rules().alertRules();
    DataStream<RuleChange> changes = scores.getSideOutput(VitalsFunction.CHANGES);
    DataStream<Signal> signals = HeldConditions.signals(changes, alertRules.rules());
    AcksInOrder acks = new AcksInOrder(peopleLateness);
    SingleOutputStreamOperator<AlertInput> acksIn =
        in.acks()
            .process(acks)
            .returns(AlertInputSerializer.type())
            .uid("acks-in")
            .name("acknowledgements");
    DataStream<Alert> alerts =
        scores
            .getSideOutput(VitalsFunction.ALERT_INPUTS)
            .union(
                signals
                    .map(AlertInput::of)
                    .returns(AlertInputSerializer.type())
                    .uid("signals-in")
                    .name("signals"),
                acksIn)
            .keyBy(AlertInput::patientId)
            .process(new AlertFunction(alertRules, plan.retention()))
            .uid("alert-lifecycle")
            .name("alert life cycle");
    Accounts accounts = new Accounts(in.readings(), in.profiles(), in.acks(), scores, acksIn);
    return new Outputs(
        scores,
        alerts,
        scores.getSideOutput(VitalsFunction.VERDICTS),
        accounts.dead(plan.sharedTopics()),
        accounts.ledger(plan.job()));
  }

  private static SingleOutputStreamOperator<VitalScores> scores(
      Inputs in, Plan plan, long peopleLateness) {
    VitalsFunction function =
        new VitalsFunction(
            plan.rules(),
            plan.deviceLateness().toNanos() / 1_000,
            peopleLateness,
            plan.retention());
    return in.readings()
        .keyBy(arrival -> arrival.record().patientId())
        .connect(in.profiles().keyBy(arrival -> arrival.record().patientId()))
        .transform(
            "order and score",
            TypeInformation.of(VitalScores.class),
            new IntakeOperator<>(function, VitalsFunction.CHANGES, RuleChange::atMicros))
        .uid("order-and-score");
  }
}
