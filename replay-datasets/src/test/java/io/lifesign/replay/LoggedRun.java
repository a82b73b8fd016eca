package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.GatedSource;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.RegistryAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.functions.FromElementsGeneratorFunction;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One run of a pipeline over the log of a dataset on the cluster of the test, wire format and all,
 * without a broker and without a restart.
 */
public final class LoggedRun {

  /**
   * Where the closing ticks leave the watermark: what a bounded run decides after it is not said.
   */
  private static final long CLOSING_MICROS = 62 * Micros.PER_SECOND;

  private static final Path CHECKPOINTS = Path.of("target", "checkpoints").toAbsolutePath();

  private final RecordedLog log;
  private final String registry;
  private final Course course;
  private final StreamExecutionEnvironment env;
  private final StreamTakers takers = new StreamTakers();
  private boolean failing;

  public LoggedRun(RecordedLog log, TestRegistry registry, int parallelism) {
    this(log, registry, Course.undisturbed(parallelism));
  }

  public LoggedRun(RecordedLog log, TestRegistry registry, Course course) {
    this.log = log;
    this.registry = registry.url();
    this.course = course;
    Configuration configuration = new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
    if (course.fails()) {
      // the one failure that the test makes itself; any other is told
      configuration
          .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
          .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1)
          .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO)
          .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20))
          .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
          .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, CHECKPOINTS.toUri().toString());
    } else {
      configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    }
    this.env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(course.parallelism());
  }

  /** Whether a replay of that dataset gets to hear what was decided then. */
  public static boolean said(Dataset dataset, long decidedMicros) {
    return decidedMicros < dataset.closingMicros() + CLOSING_MICROS;
  }

  /** Reads a topic as the job reads Kafka's: each partition has its own watermark. */
  public <A extends SpecificRecord, T>
      SingleOutputStreamOperator<io.lifesign.streaming.Arrival<T>> read(
          String name,
          Class<A> avro,
          RecordMapper<A, T> mapper,
          TypeInformation<io.lifesign.streaming.Arrival<T>> type)
          throws IOException {
    Topic topic = Catalogue.load().topic(name);
    ArrivalDecoder<A, T> decoder =
        new ArrivalDecoder<>(RegistryAccess.open(registry), avro, mapper, type, Micros.PER_MINUTE);
    decoder.open(null);
    List<List<io.lifesign.streaming.Arrival<T>>> partitions = new ArrayList<>();
    for (List<ConsumerRecord<byte[], byte[]>> partition : log.partitions(name)) {
      partitions.add(decoded(decoder, partition));
    }
    return stream(topic, partitions, type);
  }

  /**
   * The partitions of a topic as arrivals. If the run fails, it does in the fullest partition of
   * the first topic of devices or the EHR, while all the others are still there.
   */
  public <T> SingleOutputStreamOperator<io.lifesign.streaming.Arrival<T>> stream(
      Topic topic,
      List<List<io.lifesign.streaming.Arrival<T>>> partitions,
      TypeInformation<io.lifesign.streaming.Arrival<T>> type) {
    DataStream<io.lifesign.streaming.Arrival<T>> all = null;
    int fullest = partitions.stream().mapToInt(List::size).max().orElse(0);
    for (List<io.lifesign.streaming.Arrival<T>> partition : partitions) {
      boolean fails =
          course.fails()
              && !failing
              && mayFail(topic)
              && partition.size() == fullest
              && fullest > 1;
      failing |= fails; // one alone
      DataStream<io.lifesign.streaming.Arrival<T>> one = source(partition, type);
      if (course.fails()) {
        one = one.map(failure(fails, partition.size())).returns(type).setParallelism(1);
      }
      one =
          one.assignTimestampsAndWatermarks(
                  PartitionWatermarks.<T>strategy(topic.lateness(), Duration.ZERO))
              .setParallelism(1);
      all = all == null ? one : all.union(one);
    }
    return KafkaEnds.clocked(all, topic.name(), type).setParallelism(1);
  }

  private <T> DataStream<io.lifesign.streaming.Arrival<T>> source(
      List<io.lifesign.streaming.Arrival<T>> partition,
      TypeInformation<io.lifesign.streaming.Arrival<T>> type) {
    return env.fromSource(
            new GatedSource<>(
                new DataGeneratorSource<>(
                    new FromElementsGeneratorFunction<>(type, env.getConfig(), partition),
                    partition.size(),
                    type),
                type),
            WatermarkStrategy.noWatermarks(),
            "partition")
        .setParallelism(1);
  }

  /** One record at least is left when it fails: it may have to wait for a checkpoint. */
  private <T> FailsOnce<T> failure(boolean fails, int records) {
    return fails
        ? FailsOnce.at(Math.min(Math.round(course.failsAt() * records), records - 1))
        : FailsOnce.waitingBehind(records);
  }

  private static boolean mayFail(Topic topic) {
    return topic.kind() == Topic.Kind.DEVICE || topic.kind() == Topic.Kind.EHR;
  }

  private static <A extends SpecificRecord, T> List<io.lifesign.streaming.Arrival<T>> decoded(
      ArrivalDecoder<A, T> decoder, List<ConsumerRecord<byte[], byte[]>> partition)
      throws IOException {
    List<io.lifesign.streaming.Arrival<T>> arrivals = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : partition) {
      decoder.deserialize(record, new Into<>(arrivals));
    }
    return arrivals;
  }

  /** What the stream carries will be in the list when the run is over. */
  public <T> void collect(DataStream<T> stream, List<T> into) {
    takers.collect(stream, into);
  }

  /** Runs to the end of the log. */
  public void execute() throws InterruptedException {
    if (course.fails() && !failing) {
      throw new IllegalStateException("no source of this run fails: all would wait for it");
    }
    takers.execute(env, "logged run");
  }

  private record Into<T>(List<T> list) implements Collector<T> {
    @Override
    public void collect(T record) {
      list.add(record);
    }

    @Override
    public void close() {}
  }
}
