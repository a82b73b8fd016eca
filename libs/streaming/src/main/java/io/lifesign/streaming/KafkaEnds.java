package io.lifesign.streaming;

import io.lifesign.schemas.Topic;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
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
    return read(
        topic,
        source(topic, avroType, mapper, type, futureToleranceMicros),
        type,
        PartitionWatermarks.strategy(topic.lateness(), options.idleTimeout()));
  }

  /** The results of a job that tells its progress with them (see {@link #writeTimed}). */
  public <A extends SpecificRecord, T> SingleOutputStreamOperator<Arrival<T>> readTimed(
      Topic topic, Class<A> avroType, RecordMapper<A, T> mapper, TypeInformation<Arrival<T>> type) {
    return read(
        topic,
        source(topic, avroType, mapper, type, Long.MAX_VALUE),
        type,
        WriterWatermarks.strategy(options.idleTimeout()));
  }

  private <T> SingleOutputStreamOperator<Arrival<T>> read(
      Topic topic,
      KafkaSource<Arrival<T>> source,
      TypeInformation<Arrival<T>> type,
      WatermarkStrategy<Arrival<T>> watermarks) {
    DataStream<Arrival<T>> arrivals =
        env.fromSource(source, watermarks, topic.name(), type)
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
        .setProperties(options.client().consumer())
        .setDeserializer(
            new ArrivalDecoder<>(options.registry(), avroType, mapper, type, futureToleranceMicros))
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
    write(results, topic, new ResultSerializer<>(topic, options.registry(), result));
  }

  /** Results to a topic that other jobs read by event time: with them how far it has come. */
  public <T> void writeTimed(DataStream<T> results, Topic topic, AvroResult<T> result) {
    DataStream<Either<T, WriterTick>> told =
        results
            .transform(
                "progress " + topic.name(),
                new EitherTypeInfo<>(results.getType(), TypeInformation.of(WriterTick.class)),
                new WriterProgress<>(topic.partitions()))
            .uid("progress-" + topic.name());
    write(told, topic, new TimedResultSerializer<>(topic, options.registry(), result));
  }

  private <T> void write(
      DataStream<T> results, Topic topic, KafkaRecordSerializationSchema<T> serializer) {
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(options.brokers())
            .setRecordSerializer(serializer)
            .setKafkaProducerConfig(options.client().properties())
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
