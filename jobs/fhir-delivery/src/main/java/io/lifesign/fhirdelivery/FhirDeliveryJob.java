package io.lifesign.fhirdelivery;

import io.lifesign.schemas.Alert;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.FhirOutbound;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.DeadLetterResult;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.ResultMapper;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Tells the EHR: results become FHIR resources on fhir.outbound, and resources from there go to a
 * FHIR server.
 *
 * <p>Two pipelines with a topic between them, so that a slow or broken server never holds back a
 * resource from the topic, where the lake and other readers find it. One job graph by default,
 * because nothing else ties them: they share no task and no region, one restarts without the other,
 * and the delivery blocks no task while it waits ({@link io.lifesign.streaming.SourceGate}), so
 * that checkpoints of both go on while the server is down. Who wants them apart, for another rhythm
 * of releases or another network zone, deploys the job twice with {@code job.part}.
 */
public final class FhirDeliveryJob {

  private FhirDeliveryJob() {}

  public static void main(String[] args) throws Exception {
    FhirDeliveryConfig config = FhirDeliveryConfig.fromArgs(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, config);
    env.execute(config.job());
  }

  /** Wires the pipelines to their topics. */
  public static void define(StreamExecutionEnvironment env, FhirDeliveryConfig config) {
    Catalogue catalogue = Catalogue.load();
    KafkaEnds kafka = new KafkaEnds(env, config.job(), config.kafka());
    DataStream<DeadRecord> dead = null;
    if (config.part() != FhirDeliveryConfig.Part.DELIVER) {
      OutboundPipeline.Outputs outputs =
          OutboundPipeline.build(inputs(catalogue, kafka), config.plan());
      kafka.write(outputs.resources(), catalogue.topic("fhir.outbound"), new OutboundResult());
      dead = outputs.dead();
    }
    if (config.part() != FhirDeliveryConfig.Part.WRITE) {
      DataStream<DeadRecord> undeliverable =
          DeliveryPipeline.build(
              kafka.readResults(
                  catalogue.topic("fhir.outbound"),
                  FhirOutbound.class,
                  new OutboundMapper(),
                  OutboundArrivalSerializer.type()),
              config.delivery());
      dead = dead == null ? undeliverable : dead.union(undeliverable);
    }
    kafka.write(dead, catalogue.topic("dead.letters"), new DeadLetterResult(config.job()));
  }

  private static OutboundPipeline.Inputs inputs(Catalogue catalogue, KafkaEnds kafka) {
    return new OutboundPipeline.Inputs(
        kafka.readResults(
            catalogue.topic("alerts"), Alert.class, new ResultMapper<>(), ResultArrivals.ALERTS),
        kafka.readResults(
            catalogue.topic("vitals.scores"),
            VitalScore.class,
            new ResultMapper<>(),
            ResultArrivals.SCORES),
        kafka.readResults(
            catalogue.topic("readmission.risk"),
            ReadmissionRisk.class,
            new ResultMapper<>(),
            ResultArrivals.RISKS));
  }
}
