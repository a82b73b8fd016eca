package io.lifesign.readmission;

import io.lifesign.clinical.readmission.ReadmissionRules;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.DeadLetterResult;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.LedgerResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Tells the risk of readmission of every stay in hospital, and what came of it. */
public final class ReadmissionRiskJob {

  private ReadmissionRiskJob() {}

  public static void main(String[] args) throws Exception {
    ReadmissionConfig config = ReadmissionConfig.fromArgs(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, config);
    env.execute(config.job());
  }

  /** Wires the pipeline to its topics. */
  public static void define(StreamExecutionEnvironment env, ReadmissionConfig config) {
    Catalogue catalogue = Catalogue.load();
    KafkaEnds kafka = new KafkaEnds(env, config.job(), config.kafka());
    ReadmissionPipeline.Outputs outputs =
        ReadmissionPipeline.build(inputs(catalogue, kafka, config), plan(catalogue, config));
    kafka.write(outputs.risks(), catalogue.topic("readmission.risk"), new RiskResult());
    kafka.write(outputs.outcomes(), catalogue.topic("readmission.outcomes"), new OutcomeResult());
    kafka.write(outputs.alerts(), catalogue.topic("alerts"), new AlertResult());
    kafka.write(
        outputs.dead(), catalogue.topic("dead.letters"), new DeadLetterResult(config.job()));
    kafka.write(outputs.ledger(), catalogue.topic("ledger"), new LedgerResult());
  }

  private static ReadmissionPipeline.Inputs inputs(
      Catalogue catalogue, KafkaEnds kafka, ReadmissionConfig config) {
    long tolerance = KafkaEnds.micros(config.futureTolerance());
    Topic acks = catalogue.topic("alerts.acks");
    return new ReadmissionPipeline.Inputs(
        kafka.read(
            catalogue.topic("ehr.fhir"),
            EhrMessage.class,
            new FhirMapper(),
            EhrArrivalSerializer.type(),
            tolerance),
        kafka.read(
            catalogue.topic("ehr.hl7v2"),
            EhrMessage.class,
            new Hl7Mapper(config.hl7Zone()),
            EhrArrivalSerializer.type(),
            tolerance),
        kafka.readTimed(
            catalogue.topic("vitals.scores"),
            VitalScore.class,
            new ScoreMapper(),
            MarkArrivalSerializer.type()),
        kafka.read(
            acks, AlertAck.class, new AlertAckMapper(), AckArrivalSerializer.type(), tolerance));
  }

  private static ReadmissionPipeline.Plan plan(Catalogue catalogue, ReadmissionConfig config) {
    ReadmissionRules rules = new ReadmissionRules(config.model(), config.scale());
    return new ReadmissionPipeline.Plan(
        config.job(),
        rules,
        rules.alertRules(),
        catalogue.topic("ehr.fhir").lateness(),
        catalogue.topic("alerts.acks").lateness(),
        config.retention());
  }
}
