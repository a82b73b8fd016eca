package io.lifesign.vitals;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.ProfileArrivalSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.functions.FromElementsGeneratorFunction;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.testutils.junit.SharedObjectsExtension;
import org.apache.flink.testutils.junit.SharedReference;

/** A scene in two halves: a job that stops with a savepoint between them, and one that goes on. */
final class BrokenRun {

  private static final long PATIENCE_SECONDS = 60;
  private static final long POLL_MILLIS = 20;

  private final Scene scene;
  private final SharedReference<Queue<Alert>> alerts;
  private final SharedReference<Queue<Long>> read;

  BrokenRun(Scene scene, SharedObjectsExtension shared) {
    this.scene = scene;
    this.alerts = shared.add(new ConcurrentLinkedQueue<>());
    this.read = shared.add(new ConcurrentLinkedQueue<>());
  }

  /** Plays the first so many readings until enough is told of them, and gives the savepoint. */
  String until(
      int readings, Predicate<Collection<Alert>> enough, DeteriorationRules rules, Path folder)
      throws Exception {
    JobClient job = start(new Configuration(), rules, readings);
    CommonTestUtils.waitUntilCondition(
        () ->
            (read.get().size() >= readings && enough.test(alerts.get()))
                || job.getJobStatus().get().isTerminalState(),
        POLL_MILLIS);
    return job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Plays all of it without a break. */
  void whole(DeteriorationRules rules) throws Exception {
    toTheEnd(new Configuration(), rules);
  }

  /** Plays what is left. */
  void from(String savepoint, DeteriorationRules rules) throws Exception {
    toTheEnd(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint), rules);
  }

  private void toTheEnd(Configuration settings, DeteriorationRules rules) throws Exception {
    start(settings, rules, Integer.MAX_VALUE)
        .getJobExecutionResult()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** What was told since the last call. */
  List<Alert> told() {
    List<Alert> told = List.copyOf(alerts.get());
    alerts.get().clear();
    return told;
  }

  private JobClient start(Configuration settings, DeteriorationRules rules, int readings)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            settings
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(1);
    VitalsPipeline.Outputs out =
        VitalsPipeline.build(
            new VitalsPipeline.Inputs(
                source(
                    env, scene.readings, "device.vitals", VitalArrivalSerializer.type(), readings),
                source(
                    env,
                    scene.profiles,
                    "care.profiles",
                    ProfileArrivalSerializer.type(),
                    readings),
                source(env, scene.acks, "alerts.acks", AckArrivalSerializer.type(), readings)),
            Scene.plan(rules));
    out.alerts().sinkTo(new Into(alerts)).uid("alerts").name("alerts");
    return env.executeAsync();
  }

  private <T> SingleOutputStreamOperator<Arrival<T>> source(
      StreamExecutionEnvironment env,
      List<Arrival<T>> arrivals,
      String topic,
      TypeInformation<Arrival<T>> type,
      int most)
      throws IOException {
    SharedReference<Queue<Long>> seen = read;
    boolean counted = topic.equals("device.vitals");
    DataStream<Arrival<T>> all =
        env.fromSource(
                new DataGeneratorSource<>(
                    new FromElementsGeneratorFunction<>(type, env.getConfig(), arrivals),
                    arrivals.size(),
                    new FirstOnly(most),
                    type),
                PartitionWatermarks.<T>strategy(Scene.LATENESS, Duration.ZERO),
                topic)
            .uid("read-" + topic)
            .map(
                arrival -> {
                  if (counted) {
                    seen.get().add(arrival.position().offset());
                  }
                  return arrival;
                })
            .returns(type)
            .uid("count-" + topic);
    return KafkaEnds.clocked(all, topic, type);
  }

  /** So many records are let through, and then none, without an end. */
  private record FirstOnly(int most) implements RateLimiterStrategy {

    @Override
    public RateLimiter createRateLimiter(int parallelism) {
      return new RateLimiter() {
        private int passed;

        @Override
        public CompletionStage<Void> acquire() {
          return passed++ < most
              ? CompletableFuture.completedFuture(null)
              : new CompletableFuture<>();
        }
      };
    }
  }

  private record Into(SharedReference<Queue<Alert>> alerts) implements Sink<Alert> {

    @Override
    public SinkWriter<Alert> createWriter(WriterInitContext context) {
      Queue<Alert> queue = alerts.get();
      return new SinkWriter<>() {
        @Override
        public void write(Alert alert, Context ignored) {
          queue.add(alert);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
