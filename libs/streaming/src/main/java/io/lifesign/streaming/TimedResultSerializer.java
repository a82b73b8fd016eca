package io.lifesign.streaming;

import io.lifesign.schemas.Topic;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Results and the progress of their writer to records of one topic. */
final class TimedResultSerializer<T>
    implements KafkaRecordSerializationSchema<Either<T, WriterTick>> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final ResultSerializer<T> results;

  TimedResultSerializer(Topic topic, RegistryAccess registry, AvroResult<T> result) {
    this.topic = topic.name();
    this.results = new ResultSerializer<>(topic, registry, result);
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    results.open(context, sinkContext);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Either<T, WriterTick> value, KafkaSinkContext context, Long timestamp) {
    return value.isLeft()
        ? results.serialize(value.left(), context, timestamp)
        : Ticks.record(topic, value.right());
  }
}
