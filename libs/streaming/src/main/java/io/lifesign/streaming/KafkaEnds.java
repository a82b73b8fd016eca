package io.lifesign.streaming;

import io.lifesign.schemas.Topic;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Both ends of a job: topics in with the clocks of their partitions, results out. */
public final class KafkaEnds {

  private final StreamExecutionEnvironment env;
  private final String job;
  private final KafkaOptions options;

  public KafkaEnds(StreamExecutionEnvironment env, String job, KafkaOptions options) {
    this.env = env;
    this.job = job;
    this.options = options;
  }

  /**
   * A timed topic, stamped by its partition clocks; dead records and ledger deltas stand beside.
   */
  public <A extends SpecificRecord, T> SingleOutputStreamOperator<Arrival<T>> read(
      Topic topic,
      Class<A> avroType,
      RecordMapper<A, T> mapper,
      TypeInformation<Arrival<T>> type,
      long futureToleranceMicros) {
    DataStream<Arrival<T>> arrivals =
        env.fromSource(
                source(topic, avroType, mapper, type, futureToleranceMicros),
                PartitionWatermarks.strategy(topic.lateness(), options.idleTimeout()),
                topic.name(),
                type)
            .uid("read-" + topic.name())
            .name("read " + topic.name());
    return clocked(arrivals, topic.name(), type);
  }

  /**
   * A result topic, whose times another job has judged: without clocks and watermarks. What works
   * off its records in the same task may stop it by its {@link SourceGate}.
   */
  public <A extends SpecificRecord, T> DataStream<Arrival<T>> readResults(
      Topic topic, Class<A> avroType, RecordMapper<A, T> mapper, TypeInformation<Arrival<T>> type) {
    return env.fromSource(
            new GatedSource<>(source(topic, avroType, mapper, type, Long.MAX_VALUE), type),
            WatermarkStrategy.noWatermarks(),
            topic.name(),
            type)
        .uid("read-" + topic.name())
        .name("read " + topic.name());
  }

  private <A extends SpecificRecord, T> KafkaSource<Arrival<T>> source(
      Topic topic,
      Class<A> avroType,
      RecordMapper<A, T> mapper,
      TypeInformation<Arrival<T>> type,
      long futureToleranceMicros) {
    return KafkaSource.<Arrival<T>>builder()
        .setBootstrapServers(options.brokers())
        .setTopics(topic.name())
        .setGroupId(job)
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(
            new ArrivalDecoder<>(
                options.registryUrl(), avroType, mapper, type, futureToleranceMicros))
        .build();
  }

  /** Behind a source: stamps arrivals with their partition's progress. */
  public static <T> SingleOutputStreamOperator<Arrival<T>> clocked(
      DataStream<Arrival<T>> arrivals, String topic, TypeInformation<Arrival<T>> type) {
    return arrivals
        .transform("partition clock " + topic, type, new PartitionClock<>())
        .uid("clock-" + topic);
  }

  /** Results to their topic. */
  public <T> void write(DataStream<T> results, Topic topic, AvroResult<T> result) {
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(options.brokers())
            .setRecordSerializer(new ResultSerializer<>(topic, options.registryUrl(), result))
            .setDeliveryGuarantee(options.delivery())
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, "5")
            .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    if (options.delivery() == DeliveryGuarantee.EXACTLY_ONCE) {
      sink.setTransactionalIdPrefix(job + "-" + topic.name())
          .setProperty(
              ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
              Long.toString(options.transactionTimeout().toMillis()));
    }
    results.sinkTo(sink.build()).uid("write-" + topic.name()).name("write " + topic.name());
  }

  /** A tolerance in microseconds. */
  public static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
