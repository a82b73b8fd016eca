package io.lifesign.landing;

import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.RegistryAccess;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Runs the pipeline and its sinks on given records. */
final class TestJobs {

  private TestJobs() {}

  static Configuration settings(int parallelism) {
    return new Configuration()
        .set(CoreOptions.DEFAULT_PARALLELISM, parallelism)
        .set(PipelineOptions.GENERIC_TYPES, false)
        .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
        .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
        .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
  }

  /** Cancels a job and waits until no task of it can write any more. */
  static void cancel(JobClient job) throws Exception {
    job.cancel().get();
    job.getJobExecutionResult().handle((result, cancelled) -> result).get();
  }

  static void land(List<RawRecord> records, TestLake lake, TestRegistry registry) throws Exception {
    land(records, Tables.migrated(lake.config(), Catalogue.load().topics()), registry);
  }

  static void land(List<RawRecord> records, Tables tables, TestRegistry registry) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(1));
    land(
        env.fromData(RawRecord.class, records.toArray(RawRecord[]::new)).uid("records"),
        tables,
        registry);
    env.execute();
  }

  static void land(DataStream<RawRecord> records, TestLake lake, TestRegistry registry) {
    land(records, Tables.migrated(lake.config(), Catalogue.load().topics()), registry);
  }

  static void land(DataStream<RawRecord> records, Tables tables, TestRegistry registry) {
    LandingPipeline.Outputs outputs =
        LandingPipeline.build(records, tables, RegistryAccess.open(registry.url()));
    tables.land(outputs.rows());
    outputs.unwritable().sinkTo(new DiscardingSink<>()).uid("discard");
  }
}
