package io.lifesign.streaming;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Registers the catalogue's subjects, each FULL_TRANSITIVE, before a job starts: two sinks that
 * register a new subject at once would meet a conflict. Running it again changes nothing.
 */
public final class SubjectRegistration {

  private static final String COMPATIBILITY = "FULL_TRANSITIVE";
  private static final int CONFLICT = 409;

  private final Catalogue catalogue;

  public SubjectRegistration(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Registers every subject.
   *
   * @throws IllegalStateException if a schema is not compatible with the versions registered
   * @throws UncheckedIOException if the registry cannot be reached
   */
  public void register(SchemaRegistryClient registry) {
    for (Topic topic : catalogue.topics()) {
      try {
        registry.register(topic.subject(), new AvroSchema(topic.schema()));
        registry.updateCompatibility(topic.subject(), COMPATIBILITY);
      } catch (RestClientException e) {
        throw new IllegalStateException(refusal(topic.subject(), e), e);
      } catch (IOException e) {
        throw new UncheckedIOException("The schema registry cannot be reached", e);
      }
    }
  }

  private static String refusal(String subject, RestClientException e) {
    return e.getStatus() == CONFLICT
        ? "The schema of " + subject + " is not compatible with its registered versions."
        : "The schema registry answered " + e.getStatus() + " for " + subject + ".";
  }
}
