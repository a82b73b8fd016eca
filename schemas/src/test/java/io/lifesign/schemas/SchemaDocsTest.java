package io.lifesign.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Every record, field and enum explains itself. */
class SchemaDocsTest {

  private static final Pattern UNIT_OR_RANGE =
      Pattern.compile("\\bunit\\b|\\brange\\b|\\bplausible\\b|[0-9.]+ to [0-9.]+");

  private final Map<String, Schema> named = new LinkedHashMap<>();

  SchemaDocsTest() {
    Catalogue.load().topics().forEach(topic -> collect(topic.schema()));
  }

  @Test
  void everyRecordFieldAndEnumHasADoc() {
    List<String> without = new ArrayList<>();
    for (Schema schema : named.values()) {
      if (blank(schema.getDoc())) {
        without.add(schema.getName());
      }
      for (Schema.Field field : fields(schema)) {
        if (blank(field.doc())) {
          without.add(schema.getName() + "." + field.name());
        }
      }
    }
    assertThat(without).as("without doc").isEmpty();
  }

  @Test
  void everyMeasuredFieldStatesItsUnitOrRange() {
    List<String> without = new ArrayList<>();
    for (Schema schema : named.values()) {
      for (Schema.Field field : fields(schema)) {
        String unit = field.getProp("ucum");
        boolean stated =
            UNIT_OR_RANGE.matcher(field.doc()).find()
                || unit != null && field.doc().contains(", " + unit);
        if (measured(field.schema()) && !stated) {
          without.add(schema.getName() + "." + field.name());
        }
      }
    }
    assertThat(without).as("measured fields without unit or range").isEmpty();
  }

  @Test
  void everyEnumFallsBackToUnknown() {
    assertThat(named.values())
        .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN"));
  }

  private void collect(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (named.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema()));
        }
      }
      case ENUM -> named.put(schema.getFullName(), schema);
      case UNION -> schema.getTypes().forEach(this::collect);
      case ARRAY -> collect(schema.getElementType());
      case MAP -> collect(schema.getValueType());
      default -> {}
    }
  }

  private static List<Schema.Field> fields(Schema schema) {
    return schema.getType() == Schema.Type.RECORD ? schema.getFields() : List.of();
  }

  /** Measurements are the floating ones; whole numbers count or identify. */
  private static boolean measured(Schema schema) {
    return switch (schema.getType()) {
      case DOUBLE, FLOAT -> true;
      case UNION -> schema.getTypes().stream().anyMatch(SchemaDocsTest::measured);
      default -> false;
    };
  }

  private static boolean blank(String doc) {
    return doc == null || doc.isBlank();
  }
}
