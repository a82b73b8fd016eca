package io.lifesign.vitals;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadLetterResult;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.LedgerResult;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.Progress;
import io.lifesign.streaming.VerdictResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Scores vital signs and alerts on deterioration; deployed once for device.vitals and once for
 * device.home.
 */
public final class VitalsScoringJob {

  private VitalsScoringJob() {}

  public static void main(String[] args) throws Exception {
    VitalsScoringConfig config = VitalsScoringConfig.fromArgs(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, config);
    env.execute(config.job());
  }

  /** Wires the pipeline to its topics. */
  public static void define(StreamExecutionEnvironment env, VitalsScoringConfig config) {
    Catalogue catalogue = Catalogue.load();
    KafkaEnds kafka = new KafkaEnds(env, config.job(), config.kafka());
    VitalsPipeline.Outputs outputs =
        VitalsPipeline.build(inputs(catalogue, kafka, config), plan(catalogue, config));
    Topic scores = catalogue.topic("vitals.scores");
    if (config.progress() == Progress.TOLD) {
      kafka.writeTimed(outputs.scores(), scores, new ScoreResult());
    } else {
      kafka.write(outputs.scores(), scores, new ScoreResult());
    }
    kafka.write(outputs.alerts(), catalogue.topic("alerts"), new AlertResult());
    kafka.write(
        outputs.verdicts(), catalogue.topic("record.outcomes"), new VerdictResult(config.job()));
    kafka.write(
        outputs.dead(), catalogue.topic("dead.letters"), new DeadLetterResult(config.job()));
    kafka.write(outputs.ledger(), catalogue.topic("ledger"), new LedgerResult());
  }

  private static VitalsPipeline.Inputs inputs(
      Catalogue catalogue, KafkaEnds kafka, VitalsScoringConfig config) {
    long tolerance = KafkaEnds.micros(config.futureTolerance());
    TypeInformation<Arrival<VitalReading>> readings = VitalArrivalSerializer.type();
    TypeInformation<Arrival<CareProfile>> profiles = ProfileArrivalSerializer.type();
    TypeInformation<Arrival<Acknowledgement>> acks = AckArrivalSerializer.type();
    Topic profileTopic = catalogue.topic("care.profiles");
    Topic ackTopic = catalogue.topic("alerts.acks");
    SingleOutputStreamOperator<Arrival<VitalReading>> in =
        kafka.read(config.devices(), VitalSigns.class, new VitalSignsMapper(), readings, tolerance);
    return new VitalsPipeline.Inputs(
        in,
        kafka.read(
            profileTopic,
            io.lifesign.schemas.CareProfile.class,
            new CareProfileMapper(),
            profiles,
            tolerance),
        kafka.read(ackTopic, AlertAck.class, new AlertAckMapper(), acks, tolerance));
  }

  static VitalsPipeline.Plan plan(Catalogue catalogue, VitalsScoringConfig config) {
    return new VitalsPipeline.Plan(
        config.job(),
        config.rules(),
        config.devices().lateness(),
        catalogue.topic("care.profiles").lateness(),
        config.retention(),
        config.sharedTopics());
  }
}
