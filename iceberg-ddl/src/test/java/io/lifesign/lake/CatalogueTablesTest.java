package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTablesTest {

  private static final List<String> KAFKA_COLUMNS =
      List.of(
          "kafka_topic string required",
          "kafka_partition int required",
          "kafka_offset long required",
          "kafka_timestamp timestamptz required");

  @TempDir static Path folder;
  private static Lake lake;

  @BeforeAll
  static void open() {
    lake = Lake.open(LakeConfig.embedded(folder));
    lake.migrate();
  }

  @AfterAll
  static void close() {
    lake.close();
  }

  static Stream<Topic> topics() {
    return Catalogue.load().topics().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void columnsAreTheTopicsFieldsAndTheRecordsPlaceInKafka(Topic topic) {
    List<String> wanted = new ArrayList<>();
    topic.schema().getFields().forEach(field -> wanted.add(column(field)));
    wanted.addAll(KAFKA_COLUMNS);

    assertThat(table(topic).schema().columns()).map(this::column).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyColumnSaysWhatItHolds(Topic topic) {
    assertThat(table(topic).schema().columns())
        .allSatisfy(column -> assertThat(column.doc()).as(column.name()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void partitioningIsTheCatalogues(Topic topic) {
    Table table = table(topic);
    List<PartitionField> fields = table.spec().fields();

    assertThat(table.schema().findColumnName(fields.get(0).sourceId()))
        .isEqualTo(topic.table().time());
    assertThat(fields.get(0).transform() + "s").isEqualTo(topic.table().transform());
    assertThat(
            fields.stream().skip(1).map(field -> table.schema().findColumnName(field.sourceId())))
        .containsExactlyElementsOf(topic.table().bucket().stream().toList());
  }

  private static Table table(Topic topic) {
    return lake.table(topic.table().name());
  }

  private String column(NestedField column) {
    return column.name() + " " + type(column.type()) + (column.isOptional() ? "" : " required");
  }

  private static String type(Type type) {
    if (type instanceof ListType list) {
      return "list<" + type(list.elementType()) + ">";
    }
    if (type instanceof StructType struct) {
      return "struct<"
          + struct.fields().stream()
              .map(field -> field.name() + ": " + type(field.type()))
              .collect(Collectors.joining(", "))
          + ">";
    }
    return type.toString();
  }

  private String column(Schema.Field field) {
    return field.name()
        + " "
        + type(field.schema())
        + (field.schema().isNullable() ? "" : " required");
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          schema.getTypes().stream()
              .filter(each -> each.getType() != Schema.Type.NULL)
              .map(CatalogueTablesTest::type)
              .collect(Collectors.joining());
      case ENUM -> "string";
      case BYTES -> "binary";
      case ARRAY -> "list<" + type(schema.getElementType()) + ">";
      case RECORD ->
          schema.getFields().stream()
              .map(field -> field.name() + ": " + type(field.schema()))
              .collect(Collectors.joining(", ", "struct<", ">"));
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMicros ? "timestamptz" : "long";
      default -> schema.getType().getName();
    };
  }
}
