package io.lifesign.arrhythmia;

import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadLetterResult;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.LedgerResult;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.VerdictResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Finds beats in ECGs, follows the rhythm and alerts on its onset. */
public final class ArrhythmiaJob {

  static final String DEVICES = "device.ecg";

  private ArrhythmiaJob() {}

  public static void main(String[] args) throws Exception {
    ArrhythmiaConfig config = ArrhythmiaConfig.fromArgs(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, config);
    env.execute(config.job());
  }

  /** Wires the pipeline to its topics. */
  public static void define(StreamExecutionEnvironment env, ArrhythmiaConfig config) {
    Catalogue catalogue = Catalogue.load();
    KafkaEnds kafka = new KafkaEnds(env, config.job(), config.kafka());
    ArrhythmiaPipeline.Outputs outputs =
        ArrhythmiaPipeline.build(inputs(catalogue, kafka, config), plan(catalogue, config));
    kafka.write(outputs.beats(), catalogue.topic("rhythm.beats"), new BeatResult());
    kafka.write(outputs.ticks(), catalogue.topic("rhythm.signal"), new TickResult());
    kafka.write(outputs.episodes(), catalogue.topic("rhythm.episodes"), new EpisodeResult());
    kafka.write(outputs.alerts(), catalogue.topic("alerts"), new AlertResult());
    kafka.write(
        outputs.verdicts(), catalogue.topic("record.outcomes"), new VerdictResult(config.job()));
    kafka.write(
        outputs.dead(), catalogue.topic("dead.letters"), new DeadLetterResult(config.job()));
    kafka.write(outputs.ledger(), catalogue.topic("ledger"), new LedgerResult());
  }

  private static ArrhythmiaPipeline.Inputs inputs(
      Catalogue catalogue, KafkaEnds kafka, ArrhythmiaConfig config) {
    long tolerance = KafkaEnds.micros(config.futureTolerance());
    Topic profiles = catalogue.topic("care.profiles");
    Topic acks = catalogue.topic("alerts.acks");
    return new ArrhythmiaPipeline.Inputs(
        kafka.read(
            catalogue.topic(DEVICES),
            io.lifesign.schemas.EcgChunk.class,
            new EcgChunkMapper(),
            EcgArrivalSerializer.type(),
            tolerance),
        kafka.read(
            profiles,
            io.lifesign.schemas.CareProfile.class,
            new CareProfileMapper(),
            ProfileArrivalSerializer.type(),
            tolerance),
        kafka.read(
            acks, AlertAck.class, new AlertAckMapper(), AckArrivalSerializer.type(), tolerance));
  }

  static ArrhythmiaPipeline.Plan plan(Catalogue catalogue, ArrhythmiaConfig config) {
    return new ArrhythmiaPipeline.Plan(
        config.job(),
        config.rules(),
        catalogue.topic(DEVICES).lateness(),
        catalogue.topic("care.profiles").lateness(),
        config.silence(),
        config.retention(),
        config.sharedTopics());
  }
}
