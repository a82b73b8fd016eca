package io.lifesign.readmission;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.readmission.StayScorer;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.streaming.Accounts;
import io.lifesign.streaming.AcksInOrder;
import io.lifesign.streaming.AlertFunction;
import io.lifesign.streaming.AlertInput;
import io.lifesign.streaming.AlertInputSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.IntakeOperator;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.LedgerEntry;
import io.lifesign.streaming.PartitionClock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * EHR messages, scores and acknowledgements in; risks, outcomes, alerts, dead records and the
 * ledger out. Knows no broker, table or configuration file.
 */
public final class ReadmissionPipeline {

  /** What comes in, each stamped by its partition's clock. */
  public record Inputs(
      SingleOutputStreamOperator<Arrival<EhrNews>> fhir,
      SingleOutputStreamOperator<Arrival<EhrNews>> hl7v2,
      SingleOutputStreamOperator<Arrival<PatientMark>> scores,
      SingleOutputStreamOperator<Arrival<Acknowledgement>> acks) {}

  /** What the job writes. Every stream has exactly one sink. */
  public record Outputs(
      DataStream<ToldRisk> risks,
      DataStream<ToldOutcome> outcomes,
      DataStream<Alert> alerts,
      DataStream<DeadRecord> dead,
      DataStream<LedgerEntry> ledger) {}

  /**
   * What the pipeline needs to know.
   *
   * @param ehrLateness of a message that comes later after its sending it counts when it came
   * @param retention how long after the last word of a patient the patient's alerts are forgotten,
   *     in event time
   */
  public record Plan(
      String job,
      StayScorer scorer,
      AlertRules alertRules,
      Duration ehrLateness,
      Duration peopleLateness,
      Duration retention) {}

  private ReadmissionPipeline() {}

  public static Outputs build(Inputs in, Plan plan) {
    SingleOutputStreamOperator<ToldRisk> risks = risks(in, plan);
    SingleOutputStreamOperator<AlertInput> acks =
        in.acks()
            .process(new AcksInOrder(plan.peopleLateness().toNanos() / 1_000))
            .returns(AlertInputSerializer.type())
            .uid("acks-in")
            .name("acknowledgements");
    return new Outputs(
        risks,
        risks.getSideOutput(ReadmissionFunction.OUTCOMES),
        alerts(risks, acks, plan),
        in.fhir()
            .getSideOutput(PartitionClock.DEAD)
            .union(
                in.hl7v2().getSideOutput(PartitionClock.DEAD),
                in.scores().getSideOutput(PartitionClock.DEAD),
                risks.getSideOutput(ReadmissionFunction.DEAD_PARTS)),
        ledger(in, risks, acks, plan.job()));
  }

  private static SingleOutputStreamOperator<ToldRisk> risks(Inputs in, Plan plan) {
    return in.fhir()
        .union(in.hl7v2())
        .keyBy(arrival -> arrival.record().patientId())
        .connect(in.scores().keyBy(arrival -> arrival.record().patientId()))
        .transform(
            "order and judge stays",
            TypeInformation.of(ToldRisk.class),
            new IntakeOperator<>(
                new ReadmissionFunction(plan.scorer(), plan.ehrLateness()),
                ReadmissionFunction.SIGNALS,
                Signal::atMicros))
        .uid("order-and-judge");
  }

  private static DataStream<Alert> alerts(
      SingleOutputStreamOperator<ToldRisk> risks, DataStream<AlertInput> acks, Plan plan) {
    return risks
        .getSideOutput(ReadmissionFunction.SIGNALS)
        .map(AlertInput::of)
        .returns(AlertInputSerializer.type())
        .uid("signals-in")
        .name("signals")
        .union(acks)
        .keyBy(AlertInput::patientId)
        .process(new AlertFunction(plan.alertRules(), plan.retention()))
        .uid("alert-lifecycle")
        .name("alert life cycle");
  }

  private static DataStream<LedgerEntry> ledger(
      Inputs in,
      SingleOutputStreamOperator<ToldRisk> risks,
      SingleOutputStreamOperator<AlertInput> acks,
      String job) {
    DataStream<LedgerDelta> counts =
        in.fhir()
            .getSideOutput(PartitionClock.LEDGER)
            .union(
                in.hl7v2().getSideOutput(PartitionClock.LEDGER),
                in.scores().getSideOutput(PartitionClock.LEDGER),
                in.acks().getSideOutput(PartitionClock.LEDGER),
                risks.getSideOutput(PartitionClock.LEDGER),
                acks.getSideOutput(PartitionClock.LEDGER));
    return Accounts.sums(counts, job);
  }
}
