package io.lifesign.replay.backtest;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.replay.ArrivalLog;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ReplayException;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import io.lifesign.vitals.VitalsPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * The vitals job over a history, bounded, inside this process and in streaming mode: the same
 * operators, clocks and order as live, without a broker and without a registry.
 */
public final class VitalsRun {

  private static final String LOOPBACK = "127.0.0.1";
  private static final long TOLERANCE_MICROS = 60_000_000;
  private static final Duration RETENTION = Duration.ofDays(30);

  private final Catalogue catalogue = Catalogue.load();
  private final ArrivalLog log;
  private final long untilMicros;
  private final long endMicros;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<VitalScores> scores = new ArrayList<>();
  private final List<RecordVerdict> verdicts = new ArrayList<>();

  private VitalsRun(Dataset dataset) {
    this.log = ArrivalLog.of(dataset);
    this.untilMicros = ArrivalLog.saidUntilMicros(dataset);
    this.endMicros = dataset.endMicros();
  }

  /**
   * Runs a history through the rules.
   *
   * @throws ReplayException if the run fails
   */
  public static VitalsHistory of(Dataset dataset, DeteriorationRules rules)
      throws InterruptedException {
    VitalsRun run = new VitalsRun(dataset);
    run.deployment("device.vitals", rules, SharedTopics.REPORTED_HERE);
    run.deployment("device.home", rules, SharedTopics.REPORTED_ELSEWHERE);
    return run.said();
  }

  /** A bounded run also decides what a replay leaves open at its last tick: that is not said. */
  private VitalsHistory said() {
    alerts.removeIf(alert -> alert.atMicros() >= untilMicros);
    scores.removeIf(score -> score.atMicros() > endMicros); // what the closing ticks repeat
    alerts.sort(
        Comparator.comparingLong(Alert::atMicros)
            .thenComparing(Alert::patientId)
            .thenComparing(Alert::ruleId)
            .thenComparing(Alert::alertId)
            .thenComparingInt(Alert::revision));
    scores.sort(
        Comparator.comparingLong(VitalScores::atMicros).thenComparing(VitalScores::patientId));
    return new VitalsHistory(alerts, scores, verdicts);
  }

  private void deployment(String devices, DeteriorationRules rules, SharedTopics shared)
      throws InterruptedException {
    StreamExecutionEnvironment env = environment();
    VitalsPipeline.Outputs out =
        VitalsPipeline.build(
            new VitalsPipeline.Inputs(
                read(
                    env,
                    devices,
                    VitalSigns.class,
                    new VitalSignsMapper(),
                    VitalArrivalSerializer.type()),
                read(
                    env,
                    "care.profiles",
                    CareProfile.class,
                    new CareProfileMapper(),
                    ProfileArrivalSerializer.type()),
                read(
                    env,
                    "alerts.acks",
                    AlertAck.class,
                    new AlertAckMapper(),
                    AckArrivalSerializer.type())),
            new VitalsPipeline.Plan(
                devices,
                rules,
                catalogue.topic(devices).lateness(),
                catalogue.topic("care.profiles").lateness(),
                RETENTION,
                shared));
    List<Runnable> takers =
        List.of(
            taker(out.alerts(), alerts),
            taker(out.scores(), scores),
            taker(out.verdicts(), verdicts));
    execute(env, takers);
  }

  private static StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            1,
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                .set(RestOptions.ADDRESS, LOOPBACK)
                .set(RestOptions.BIND_ADDRESS, LOOPBACK)
                .set(RestOptions.BIND_PORT, "0"));
    env.setParallelism(1);
    return env;
  }

  private <A extends SpecificRecord, T> SingleOutputStreamOperator<Arrival<T>> read(
      StreamExecutionEnvironment env,
      String name,
      Class<A> avro,
      RecordMapper<A, T> mapper,
      TypeInformation<Arrival<T>> type) {
    Topic topic = catalogue.topic(name);
    // no address: what was landed has been decoded, and no registry is asked
    ArrivalDecoder<A, T> decoder = new ArrivalDecoder<>("", avro, mapper, type, TOLERANCE_MICROS);
    DataStream<Arrival<T>> all = null;
    for (List<Arrival<T>> partition : log.partitions(name, avro, decoder)) {
      DataStream<Arrival<T>> one =
          env.fromData(partition, type)
              .assignTimestampsAndWatermarks(
                  PartitionWatermarks.<T>strategy(topic.lateness(), Duration.ZERO));
      all = all == null ? one : all.union(one);
    }
    return KafkaEnds.clocked(all, name, type);
  }

  private static <T> Runnable taker(DataStream<T> stream, List<T> into) {
    CloseableIterator<T> values = stream.collectAsync();
    return () -> values.forEachRemaining(into::add);
  }

  // a thread each: a stream that nobody takes from holds the others back
  private static void execute(StreamExecutionEnvironment env, List<Runnable> takers)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(takers.size());
    try {
      env.executeAsync("backtest");
      CompletableFuture.allOf(
              takers.stream()
                  .map(taker -> CompletableFuture.runAsync(taker, threads))
                  .toArray(CompletableFuture[]::new))
          .get();
    } catch (ExecutionException e) {
      throw new ReplayException("the run over the history failed: " + e.getMessage(), e);
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // executeAsync declares nothing narrower
      throw new ReplayException("the run over the history does not start: " + e.getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
