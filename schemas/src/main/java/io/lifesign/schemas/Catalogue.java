package io.lifesign.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The topics of the house, in the order of {@code catalogue.yaml}. */
public record Catalogue(List<Topic> topics) {

  private static final String RESOURCE = "/catalogue.yaml";
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

  /** The catalogue that is released with these schemas. */
  public static Catalogue load() {
    return Released.CATALOGUE;
  }

  /** Read once: jobs, datasets and tests ask for it all the time. */
  private static final class Released {
    static final Catalogue CATALOGUE = read();
  }

  private static Catalogue read() {
    try (InputStream yaml = Catalogue.class.getResourceAsStream(RESOURCE)) {
      return parse(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalogue parse(InputStream yaml) throws IOException {
    try {
      return new Catalogue(
          YAML.readValue(yaml, File.class).topics().stream().map(Catalogue::topic).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("catalogue.yaml: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The topic of that name.
   *
   * @throws IllegalArgumentException if the catalogue has none
   */
  public Topic topic(String name) {
    return topics.stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("catalogue.yaml has no topic named " + name));
  }

  /**
   * The topics that land, in order: those that always do, and those asked for.
   *
   * @throws IllegalArgumentException if a topic asked for is none, or lands anyway
   */
  public List<Topic> landed(Collection<String> askedFor) {
    for (String name : askedFor) {
      if (topic(name).table().landed() != Topic.Landed.BY_SETTING) {
        throw new IllegalArgumentException("Topic " + name + " lands anyway");
      }
    }
    return topics.stream()
        .filter(
            topic ->
                topic.table().landed() == Topic.Landed.ALWAYS || askedFor.contains(topic.name()))
        .toList();
  }

  private static Topic topic(Entry entry) {
    String name = require(entry.name(), "name", "a topic");
    Schema schema = schema(name, require(entry.schema(), "schema", name));
    return new Topic(
        name,
        schema,
        constant(Topic.Kind.class, require(entry.kind(), "kind", name), name),
        keyKind(require(entry.key(), "key", name), name),
        require(entry.unit(), "unit", name),
        require(entry.partitions(), "partitions", name),
        entry.lateness() == null ? Duration.ZERO : duration(entry.lateness(), "lateness", name),
        entry.ticks(),
        entry.progress(),
        duration(require(entry.retention(), "retention", name), "retention", name),
        identified(table(require(entry.table(), "table", name), name), schema, name));
  }

  private static Topic.Table table(TableEntry entry, String topic) {
    return new Topic.Table(
        require(entry.name(), "table.name", topic),
        require(entry.time(), "table.time", topic),
        require(entry.transform(), "table.transform", topic),
        Optional.ofNullable(entry.bucket()),
        entry.landed() == null ? Topic.Landed.ALWAYS : entry.landed(),
        entry.identifying() == null ? List.of() : List.copyOf(entry.identifying()));
  }

  /** Only what is one text or some bytes can be sealed. */
  private static Topic.Table identified(Topic.Table table, Schema schema, String topic) {
    for (String column : table.identifying()) {
      Schema.Field field = schema.getField(column);
      if (field == null || !sealable(field.schema())) {
        throw new IllegalArgumentException(
            "catalogue.yaml: topic "
                + topic
                + ": identifying: "
                + column
                + " is no field of text or bytes");
      }
    }
    return table;
  }

  private static boolean sealable(Schema type) {
    return switch (type.getType()) {
      case STRING, BYTES -> true;
      case UNION ->
          type.getTypes().stream()
              .allMatch(each -> each.getType() == Schema.Type.NULL || sealable(each));
      default -> false;
    };
  }

  private static Schema schema(String topic, String name) {
    try {
      return SpecificData.get()
          .getSchema(Class.forName(Catalogue.class.getPackageName() + "." + name));
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "catalogue.yaml: topic " + topic + ": schema: no schema is named " + name, e);
    }
  }

  private static Topic.KeyKind keyKind(String key, String topic) {
    return switch (key) {
      case "patientId" -> Topic.KeyKind.PATIENT_ID;
      case "job" -> Topic.KeyKind.JOB;
      case "none" -> Topic.KeyKind.NONE;
      default ->
          throw new IllegalArgumentException(
              "catalogue.yaml: topic " + topic + ": key: " + key + " is not patientId, job, none");
    };
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String value, String topic) {
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "catalogue.yaml: topic " + topic + ": kind: " + value + " is not known", e);
    }
  }

  private static Duration duration(String value, String key, String topic) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "catalogue.yaml: topic " + topic + ": " + key + ": " + value + " is no ISO 8601 duration",
          e);
    }
  }

  private static <T> T require(T value, String key, String topic) {
    if (value == null) {
      throw new IllegalArgumentException("catalogue.yaml: " + topic + ": " + key + " is missing");
    }
    return value;
  }

  private record File(List<Entry> topics) {}

  private record Entry(
      String name,
      String schema,
      String kind,
      String key,
      String unit,
      Integer partitions,
      String lateness,
      boolean ticks,
      boolean progress,
      String retention,
      TableEntry table) {}

  private record TableEntry(
      String name,
      String time,
      String transform,
      String bucket,
      Topic.Landed landed,
      List<String> identifying) {}
}
