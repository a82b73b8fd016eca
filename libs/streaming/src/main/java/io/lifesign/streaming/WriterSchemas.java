package io.lifesign.streaming;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Writer schemas by id, from the registry. An id that the registry does not know is remembered for
 * a short while only, so that garbage cannot hammer the registry and a schema registered later is
 * still found. Not thread-safe.
 */
public final class WriterSchemas {

  private static final int CACHE_CAPACITY = 1_000;
  private static final int NOT_FOUND = 404;
  private static final long UNKNOWN_FOR_NANOS = Duration.ofSeconds(30).toNanos();
  private static final int UNKNOWN_CAPACITY = 10_000;

  private final SchemaRegistryClient registry;
  private final Map<Integer, Schema> known = new HashMap<>();
  private final Map<Integer, Long> unknownSince =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
          return size() > UNKNOWN_CAPACITY;
        }
      };

  public WriterSchemas(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /** A client of the registry at that URL, which asks nobody. */
  public static SchemaRegistryClient client(String url) {
    return client(RegistryAccess.open(url));
  }

  /** A client of a registry that may ask who is there. */
  public static SchemaRegistryClient client(RegistryAccess registry) {
    return new CachedSchemaRegistryClient(
        registry.url(), CACHE_CAPACITY, registry.clientSettings());
  }

  /**
   * The schema of that id, empty if the registry does not know it.
   *
   * @throws UncheckedIOException if the registry cannot be reached: the job restarts, the record is
   *     not to blame
   */
  public Optional<Schema> byId(int id) {
    Schema schema = known.get(id);
    if (schema != null) {
      return Optional.of(schema);
    }
    Long since = unknownSince.get(id);
    if (since != null && System.nanoTime() - since < UNKNOWN_FOR_NANOS) {
      return Optional.empty();
    }
    Optional<Schema> fetched = fetch(id);
    fetched.ifPresentOrElse(
        found -> {
          unknownSince.remove(id);
          known.put(id, found);
        },
        () -> unknownSince.put(id, System.nanoTime()));
    return fetched;
  }

  private Optional<Schema> fetch(int id) {
    try {
      return registry.getSchemaById(id) instanceof AvroSchema avro
          ? Optional.of(avro.rawSchema())
          : Optional.empty();
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new UncheckedIOException(
          new IOException("The schema registry answered " + e.getStatus() + " for id " + id, e));
    } catch (IOException e) {
      throw new UncheckedIOException("The schema registry cannot be reached", e);
    }
  }
}
