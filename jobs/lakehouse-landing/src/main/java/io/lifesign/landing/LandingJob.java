package io.lifesign.landing;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.DeadLetterResult;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.KafkaOptions;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/** Lands the topics of the catalogue in their Iceberg tables, each record exactly once. */
public final class LandingJob {

  public static final String NAME = "lakehouse-landing";

  private LandingJob() {}

  public static void main(String[] args) throws Exception {
    LandingConfig config = LandingConfig.from(ParameterTool.fromArgs(args).toMap());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    define(env, config);
    env.execute(NAME);
  }

  /** Wires the topics to their tables. */
  public static void define(StreamExecutionEnvironment env, LandingConfig config) {
    DataStream<RawRecord> records =
        env.fromSource(
                source(config, config.topics()),
                WatermarkStrategy.noWatermarks(),
                "all topics",
                TypeInformation.of(RawRecord.class))
            .uid("read-all-topics")
            .name("read all topics");
    new KafkaEnds(env, NAME, kafka(config))
        .write(
            land(records, config),
            Catalogue.load().topic("dead.letters"),
            new DeadLetterResult(NAME));
  }

  /**
   * Brings the tables up to date and puts records in them, wherever they come from.
   *
   * @return what could not be written
   */
  public static DataStream<DeadRecord> land(DataStream<RawRecord> records, LandingConfig config) {
    Tables tables = Tables.migrated(config.lake(), config.topics());
    LandingPipeline.Outputs outputs = LandingPipeline.build(records, tables, config.registry());
    tables.land(outputs.rows());
    return outputs.unwritable();
  }

  private static KafkaSource<RawRecord> source(LandingConfig config, List<Topic> topics) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(config.brokers())
        .setTopics(topics.stream().map(Topic::name).toList())
        .setProperties(config.client().consumer())
        .setGroupId(config.groupId())
        .setStartingOffsets(new LandedOffsets(config.lake(), topics))
        .setDeserializer(new RawRecordReader())
        .build();
  }

  private static KafkaOptions kafka(LandingConfig config) {
    return new KafkaOptions(
        config.brokers(),
        config.registry(),
        DeliveryGuarantee.AT_LEAST_ONCE,
        Duration.ZERO,
        Duration.ZERO,
        config.client());
  }
}
