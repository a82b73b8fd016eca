package io.lifesign.replay.ward;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Micros;
import io.lifesign.replay.RecordedLog;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import io.lifesign.vitals.VitalsPipeline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What both deployments of the vitals job make of a dataset, partition logs and wire format and
 * all, without a broker.
 */
record WardRun(List<Alert> alerts, List<RecordVerdict> verdicts, List<DeadRecord> dead) {

  private static final Comparator<Alert> BY_TIME =
      Comparator.comparingLong(Alert::atMicros)
          .thenComparing(Alert::patientId)
          .thenComparing(Alert::ruleId)
          .thenComparing(Alert::alertId)
          .thenComparing(Alert::revision);

  /**
   * Where the closing ticks leave the watermark: what a bounded run decides after it is not said.
   */
  private static final long CLOSING_MICROS = 62 * Micros.PER_SECOND;

  static WardRun of(Dataset dataset, int parallelism) throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      RecordedLog log = RecordedLog.of(dataset, registry::id);
      WardRun run = new WardRun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      run.add(log, registry.url(), "device.vitals", SharedTopics.REPORTED_HERE, parallelism);
      run.add(log, registry.url(), "device.home", SharedTopics.REPORTED_ELSEWHERE, parallelism);
      run.alerts.removeIf(alert -> alert.atMicros() >= dataset.endMicros() + CLOSING_MICROS);
      run.alerts.sort(BY_TIME);
      return run;
    }
  }

  private void add(
      RecordedLog log, String registry, String devices, SharedTopics shared, int parallelism)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(parallelism);
    Topics topics = new Topics(env, log, registry);
    SingleOutputStreamOperator<Arrival<VitalReading>> readings =
        topics.read(
            devices, VitalSigns.class, new VitalSignsMapper(), VitalArrivalSerializer.type());
    SingleOutputStreamOperator<Arrival<CareProfile>> profiles =
        topics.read(
            "care.profiles",
            io.lifesign.schemas.CareProfile.class,
            new CareProfileMapper(),
            ProfileArrivalSerializer.type());
    SingleOutputStreamOperator<Arrival<Acknowledgement>> acks =
        topics.read(
            "alerts.acks", AlertAck.class, new AlertAckMapper(), AckArrivalSerializer.type());
    VitalsPipeline.Outputs out =
        VitalsPipeline.build(
            new VitalsPipeline.Inputs(readings, profiles, acks), plan(devices, shared));
    CloseableIterator<Alert> alertsOut = out.alerts().collectAsync();
    CloseableIterator<RecordVerdict> verdictsOut = out.verdicts().collectAsync();
    CloseableIterator<DeadRecord> deadOut = out.dead().collectAsync();
    env.executeAsync();
    // all at once: a stream that nobody takes from holds the others back
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> alertsOut.forEachRemaining(alerts::add)),
            CompletableFuture.runAsync(() -> verdictsOut.forEachRemaining(verdicts::add)),
            CompletableFuture.runAsync(() -> deadOut.forEachRemaining(dead::add)))
        .get(2, TimeUnit.MINUTES);
  }

  private static VitalsPipeline.Plan plan(String devices, SharedTopics shared) {
    Catalogue catalogue = Catalogue.load();
    return new VitalsPipeline.Plan(
        devices,
        DeteriorationRules.standard(),
        catalogue.topic(devices).lateness(),
        catalogue.topic("care.profiles").lateness(),
        Duration.ofDays(30),
        shared);
  }

  /** Reads the logged topics as the job reads Kafka's: each partition has its own watermark. */
  private record Topics(StreamExecutionEnvironment env, RecordedLog log, String registry) {

    <A extends SpecificRecord, T> SingleOutputStreamOperator<Arrival<T>> read(
        String name, Class<A> avro, RecordMapper<A, T> mapper, TypeInformation<Arrival<T>> type)
        throws IOException {
      Topic topic = Catalogue.load().topic(name);
      ArrivalDecoder<A, T> decoder =
          new ArrivalDecoder<>(registry, avro, mapper, type, Micros.PER_MINUTE);
      decoder.open(null);
      DataStream<Arrival<T>> all = null;
      for (List<ConsumerRecord<byte[], byte[]>> partition : log.partitions(name)) {
        DataStream<Arrival<T>> one =
            env.fromData(decoded(decoder, partition), type)
                .setParallelism(1)
                .assignTimestampsAndWatermarks(
                    PartitionWatermarks.<T>strategy(topic.lateness(), Duration.ZERO))
                .setParallelism(1);
        all = all == null ? one : all.union(one);
      }
      return KafkaEnds.clocked(all, name, type).setParallelism(1);
    }

    private static <A extends SpecificRecord, T> List<Arrival<T>> decoded(
        ArrivalDecoder<A, T> decoder, List<ConsumerRecord<byte[], byte[]>> partition)
        throws IOException {
      List<Arrival<T>> arrivals = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : partition) {
        decoder.deserialize(record, new Into<>(arrivals));
      }
      return arrivals;
    }
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
