package io.lifesign.replay.ward;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * Avro records as plain JSON objects: fields that hold their default are left out, unions are not
 * wrapped, timestamps are ISO 8601, {@code NaN} and infinities are strings.
 */
final class CompactJson {

  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final SpecificData AVRO = SpecificData.get();

  private CompactJson() {}

  static ObjectNode write(IndexedRecord record) {
    ObjectNode json = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (!field.hasDefaultValue() || !isDefault(field, value)) {
        json.set(field.name(), node(value));
      }
    }
    return json;
  }

  private static boolean isDefault(Schema.Field field, Object value) {
    Object usual = AVRO.getDefaultValue(field);
    return usual == null
        ? value == null
        : value != null && usual.toString().equals(value.toString());
  }

  private static JsonNode node(Object value) {
    if (value instanceof IndexedRecord record) {
      return write(record);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode();
      list.forEach(element -> array.add(node(element)));
      return array;
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return number == Math.rint(number)
          ? NODES.numberNode(number.longValue())
          : NODES.numberNode(number);
    }
    if (value instanceof Number number && !(value instanceof Double)) {
      return NODES.numberNode(number.longValue());
    }
    return value instanceof Boolean flag
        ? NODES.booleanNode(flag)
        : NODES.textNode(String.valueOf(value));
  }

  /** Reads what {@link #write} wrote. */
  static <T extends IndexedRecord> T read(JsonNode json, Class<T> type) {
    return type.cast(read(json, AVRO.getSchema(type)));
  }

  private static Object read(JsonNode json, Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(json, schema);
      case ARRAY -> list(json, schema.getElementType());
      case UNION -> json.isNull() ? null : read(json, schema.getTypes().get(1));
      case ENUM -> AVRO.createEnum(json.textValue(), schema);
      case LONG ->
          schema.getLogicalType() == null ? json.longValue() : Instant.parse(json.textValue());
      case INT -> json.intValue();
      case DOUBLE -> json.isTextual() ? Double.parseDouble(json.textValue()) : json.doubleValue();
      case BOOLEAN -> json.booleanValue();
      case STRING -> json.textValue();
      default -> throw new IllegalArgumentException("no JSON for " + schema.getType());
    };
  }

  private static Object record(JsonNode json, Schema schema) {
    IndexedRecord record = (IndexedRecord) AVRO.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = json.get(field.name());
      record.put(
          field.pos(), value == null ? AVRO.getDefaultValue(field) : read(value, field.schema()));
    }
    return record;
  }

  private static List<Object> list(JsonNode json, Schema element) {
    List<Object> list = new ArrayList<>(json.size());
    json.forEach(node -> list.add(read(node, element)));
    return list;
  }
}
