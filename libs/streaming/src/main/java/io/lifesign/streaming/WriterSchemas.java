package io.lifesign.streaming;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Writer schemas by id, from the registry. Not thread-safe. */
public final class WriterSchemas {

  private static final int CACHE_CAPACITY = 1_000;
  private static final int NOT_FOUND = 404;

  /**
   * An id that the registry does not know is not asked for again so soon: garbage cannot hammer the
   * registry, and a schema registered later is still found.
   */
  private static final Map<String, Object> UNKNOWN_IDS =
      Map.of(
          SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG,
          30L,
          SchemaRegistryClientConfig.MISSING_CACHE_SIZE_CONFIG,
          10_000);

  private final SchemaRegistryClient registry;
  private final Map<Integer, Optional<Schema>> known = new HashMap<>();

  public WriterSchemas(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /** A client of the registry at that URL, which asks nobody. */
  public static SchemaRegistryClient client(String url) {
    return client(RegistryAccess.open(url));
  }

  /** A client of a registry that may ask who is there. */
  public static SchemaRegistryClient client(RegistryAccess registry) {
    Map<String, Object> settings = new HashMap<>(UNKNOWN_IDS);
    settings.putAll(registry.clientSettings());
    return new CachedSchemaRegistryClient(registry.url(), CACHE_CAPACITY, settings);
  }

  /**
   * The schema of that id, empty if the registry knows none, or one that this Avro cannot read.
   *
   * @throws UncheckedIOException if the registry cannot be reached: the job restarts, the record is
   *     not to blame
   */
  public Optional<Schema> byId(int id) {
    if (id < 0) {
      return Optional.empty(); // no registry gives such ids
    }
    Optional<Schema> schema = known.get(id);
    if (schema != null) {
      return schema;
    }
    try {
      schema =
          registry.getSchemaById(id) instanceof AvroSchema avro
              ? Optional.of(avro.rawSchema())
              : Optional.empty();
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        return Optional.empty(); // perhaps not for ever
      }
      throw new UncheckedIOException(
          new IOException("The schema registry answered " + e.getStatus() + " for id " + id, e));
    } catch (IOException e) {
      if (!unreadable(e)) {
        throw new UncheckedIOException("The schema registry cannot be reached", e);
      }
      schema = Optional.empty();
    }
    known.put(id, schema);
    return schema;
  }

  /**
   * Whether the registry answered with a schema that is not Avro, or broken: the client has no
   * exception of its own for it.
   */
  private static boolean unreadable(IOException failure) {
    return failure.getMessage() != null && failure.getMessage().startsWith("Invalid schema ");
  }
}
