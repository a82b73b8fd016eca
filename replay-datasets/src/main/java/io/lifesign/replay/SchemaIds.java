package io.lifesign.replay;

import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Schema ids under which the registry knows the schemas that a replay writes. */
final class SchemaIds {

  private static final int NOT_FOUND = 404;

  private final SchemaRegistryClient registry;
  private final String url;
  private final Catalogue catalogue;
  private final Map<String, Integer> idByTopic = new HashMap<>();

  SchemaIds(SchemaRegistryClient registry, String url, Catalogue catalogue) {
    this.registry = registry;
    this.url = url;
    this.catalogue = catalogue;
  }

  int of(String topic) {
    return idByTopic.computeIfAbsent(topic, name -> lookUp(catalogue.topic(name)));
  }

  private int lookUp(Topic topic) {
    String subject = topic.subject();
    try {
      for (int version : latestFirst(registry.getAllVersions(subject))) {
        SchemaMetadata metadata = registry.getSchemaMetadata(subject, version);
        if (same(metadata.getSchema(), topic.schema())) {
          return metadata.getId();
        }
      }
    } catch (RestClientException e) {
      throw new ReplayException(
          e.getStatus() == NOT_FOUND
              ? "the schema registry has no subject "
                  + subject
                  + ": create topics and subjects first"
              : "the schema registry at " + url + " answered " + e.getStatus() + " for " + subject,
          e);
    } catch (IOException e) {
      throw new ReplayException("no schema registry answers at " + url, e);
    }
    throw new ReplayException(
        "subject " + subject + " has no version with the schema that is replayed");
  }

  private static List<Integer> latestFirst(List<Integer> versions) {
    return versions.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private static boolean same(String registered, Schema ours) {
    return SchemaNormalization.toParsingForm(new Schema.Parser().parse(registered))
        .equals(SchemaNormalization.toParsingForm(ours));
  }
}
