package io.lifesign.local;

import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.LandingConfig;
import io.lifesign.landing.LandingJob;
import io.lifesign.landing.RawRecord;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedLog;
import io.lifesign.replay.TestRegistry;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.AlertResult;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.DeadLetterResult;
import io.lifesign.streaming.VerdictResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A dataset and what was told of it, put in the tables by the landing job itself. */
final class LandedLog {

  private static final String JOB = "live";
  private static final String WAVEFORMS = "device.ecg";

  private final TestRegistry registry;
  private final List<RawRecord> records = new ArrayList<>();

  private LandedLog(TestRegistry registry) {
    this.registry = registry;
  }

  static void land(LakeConfig lake, Dataset dataset, Live live) throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      LandedLog landed = new LandedLog(registry);
      landed.inputs(RecordedLog.of(dataset, registry::id));
      landed.results("record.outcomes", live.verdicts(), new VerdictResult(JOB));
      landed.results("dead.letters", live.dead(), new DeadLetterResult(JOB));
      landed.results("alerts", live.said().alerts(), new AlertResult());
      landed.run(lake);
    }
  }

  private void inputs(RecordedLog log) {
    for (Topic topic : Catalogue.load().topics()) {
      if (topic.kind() != Topic.Kind.RESULT) {
        for (List<ConsumerRecord<byte[], byte[]>> partition : log.partitions(topic.name())) {
          partition.forEach(this::add);
        }
      }
    }
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() != null) { // ticks land nowhere: their places stay empty
      records.add(
          new RawRecord(
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestamp(),
              record.key(),
              record.value()));
    }
  }

  private <T> void results(String topic, List<T> results, AvroResult<T> result) {
    AvroBody body = new AvroBody(registry.id(topic));
    for (int offset = 0; offset < results.size(); offset++) {
      byte[] value = body.write(result.avro(results.get(offset)));
      records.add(new RawRecord(topic, 0, offset, 0, null, value));
    }
  }

  private void run(LakeConfig lake) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1)));
    env.setParallelism(1);
    LandingJob.land(
            env.fromData(RawRecord.class, records.toArray(RawRecord[]::new)),
            new LandingConfig("", registry.url(), JOB, List.of(WAVEFORMS), lake))
        .sinkTo(new DiscardingSink<>());
    env.execute();
  }
}
