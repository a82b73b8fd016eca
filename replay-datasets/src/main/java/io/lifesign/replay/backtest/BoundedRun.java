package io.lifesign.replay.backtest;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.replay.ArrivalLog;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ReplayException;
import io.lifesign.replay.StreamTakers;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.ArrivalDecoder;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.RegistryAccess;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job over a history, bounded, inside this process and in streaming mode: the same operators,
 * clocks and order as live, without a broker and without a registry.
 */
final class BoundedRun {

  private static final String LOOPBACK = "127.0.0.1";
  private static final long TOLERANCE_MICROS = 60_000_000;

  private final Catalogue catalogue = Catalogue.load();
  private final ArrivalLog log;
  private final StreamExecutionEnvironment env;
  private final StreamTakers takers = new StreamTakers();

  BoundedRun(ArrivalLog log, int parallelism) {
    this.log = log;
    this.env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none")
                .set(RestOptions.ADDRESS, LOOPBACK)
                .set(RestOptions.BIND_ADDRESS, LOOPBACK)
                .set(RestOptions.BIND_PORT, "0"));
    env.setParallelism(parallelism);
  }

  SingleOutputStreamOperator<Arrival<io.lifesign.clinical.vitals.CareProfile>> profiles() {
    return read(
        "care.profiles",
        CareProfile.class,
        new CareProfileMapper(),
        ProfileArrivalSerializer.type());
  }

  SingleOutputStreamOperator<Arrival<io.lifesign.clinical.alert.Acknowledgement>> acks() {
    return read("alerts.acks", AlertAck.class, new AlertAckMapper(), AckArrivalSerializer.type());
  }

  /** A topic as the job reads Kafka's: each partition has its own watermark. */
  <A extends SpecificRecord, T> SingleOutputStreamOperator<Arrival<T>> read(
      String name, Class<A> avro, RecordMapper<A, T> mapper, TypeInformation<Arrival<T>> type) {
    Topic topic = catalogue.topic(name);
    // no address: what was landed has been decoded, and no registry is asked
    ArrivalDecoder<A, T> decoder =
        new ArrivalDecoder<>(RegistryAccess.open(""), avro, mapper, type, TOLERANCE_MICROS);
    return stream(topic, log.partitions(name, avro, decoder), type);
  }

  /** The partitions of a topic as its readers see them. */
  <T> SingleOutputStreamOperator<Arrival<T>> stream(
      Topic topic, List<List<Arrival<T>>> partitions, TypeInformation<Arrival<T>> type) {
    DataStream<Arrival<T>> all = null;
    for (List<Arrival<T>> partition : partitions) {
      DataStream<Arrival<T>> one =
          env.fromData(partition, type)
              .setParallelism(1)
              .assignTimestampsAndWatermarks(
                  PartitionWatermarks.<T>strategy(topic.lateness(), Duration.ZERO))
              .setParallelism(1);
      all = all == null ? one : all.union(one);
    }
    // one clock a partition: it sees all of them
    return KafkaEnds.clocked(all, topic.name(), type).setParallelism(1);
  }

  /** What the stream carries will be in the list when the run is over. */
  <T> void collect(DataStream<T> stream, List<T> into) {
    takers.collect(stream, into);
  }

  /**
   * Runs to the end of the history.
   *
   * @throws ReplayException if the run fails
   */
  void execute() throws InterruptedException {
    takers.execute(env, "backtest");
  }

  /**
   * Those that a replay would have told, in the order of their decision: a bounded run also decides
   * what a replay leaves open at its last tick.
   */
  static List<Alert> said(List<Alert> alerts, Dataset dataset) {
    long untilMicros = ArrivalLog.saidUntilMicros(dataset);
    return alerts.stream()
        .filter(alert -> alert.atMicros() < untilMicros)
        .sorted(
            Comparator.comparingLong(Alert::atMicros)
                .thenComparing(Alert::patientId)
                .thenComparing(Alert::ruleId)
                .thenComparing(Alert::alertId)
                .thenComparingInt(Alert::revision))
        .toList();
  }
}
