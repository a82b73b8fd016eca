package io.lifesign.streaming;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A job's results to records of one topic, in Confluent's wire format. */
public final class ResultSerializer<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;

  private final String topic;
  private final String subject;
  private final String schema;
  private final RegistryAccess registry;
  private final AvroResult<T> result;

  private transient AvroBody body;

  public ResultSerializer(Topic topic, RegistryAccess registry, AvroResult<T> result) {
    this.topic = topic.name();
    this.subject = topic.subject();
    this.schema = topic.schema().toString();
    this.registry = registry;
    this.result = result;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    result.open(context.getMetricGroup());
    body = new AvroBody(registeredId(WriterSchemas.client(registry), subject, schema));
  }

  /**
   * The id under which the registry holds a schema.
   *
   * @throws UncheckedIOException naming the subject if it holds none (topics and subjects are made
   *     before a job starts), or if the registry does not answer or not this job
   */
  public static int registeredId(SchemaRegistryClient registry, String subject, String schema) {
    try {
      return registry.getId(subject, new AvroSchema(schema));
    } catch (RestClientException e) {
      if (e.getStatus() != NOT_FOUND) {
        throw new UncheckedIOException(
            new IOException(
                "The schema registry answered " + e.getStatus() + " for subject " + subject, e));
      }
      throw new UncheckedIOException(
          new IOException(
              "Subject " + subject + " has no such schema: were topics and subjects created?", e));
    } catch (IOException e) {
      throw new UncheckedIOException("The schema registry cannot be reached", e);
    }
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T value, KafkaSinkContext context, Long timestamp) {
    result.written(value);
    String key = result.key(value);
    return new ProducerRecord<>(
        topic,
        null,
        Math.max(0, PartitionWatermarks.millis(result.eventMicros(value))),
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        body.write(result.avro(value)));
  }
}
