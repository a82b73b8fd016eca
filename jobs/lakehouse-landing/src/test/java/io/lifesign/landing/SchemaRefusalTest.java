package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.Lake;
import io.lifesign.lake.Migration;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A release whose schemas and migrations do not fit does not start, and leaves the lake alone. */
class SchemaRefusalTest {

  private static final String ADD_NOTE =
      "ALTER TABLE lifesign.alerts_acks ADD COLUMN note STRING AFTER role;";

  @TempDir static Path folder;
  private static TestLake lake;

  @BeforeAll
  static void migrate() {
    lake = new TestLake(folder);
    try (Lake open = Lake.open(lake.config())) {
      open.migrate();
    }
  }

  static Stream<Arguments> releases() {
    String note = "{'name': 'note', 'type': ['null', 'string'], 'default': null}";
    return Stream.of(
        Arguments.of(
            "a field without a column",
            with(note),
            "",
            "Field note of AlertAck has no column alerts_acks.note: add it by a migration"),
        Arguments.of(
            "a column without a field",
            NextRelease.today(),
            ADD_NOTE,
            "Column alerts_acks.note has no field in AlertAck: keep the field"),
        Arguments.of(
            "a column at the end",
            with(note),
            "ALTER TABLE lifesign.alerts_acks ADD COLUMN note STRING;",
            "Table alerts_acks does not end in [kafka_topic, kafka_partition, kafka_offset,"
                + " kafka_timestamp]: add columns AFTER a field's"),
        Arguments.of(
            "another type than the column's",
            with("{'name': 'note', 'type': ['null', 'double'], 'default': null}"),
            ADD_NOTE,
            "Column alerts_acks.note is STRING, which does not hold its field's DOUBLE"),
        Arguments.of(
            "a field whose type changed",
            NextRelease.changed(
                "{\"name\":\"role\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}",
                "{\"name\":\"role\",\"type\":\"int\""),
            "",
            "Column alerts_acks.role is STRING, which does not hold its field's INT"),
        Arguments.of(
            "a required field that older records lack",
            with("{'name': 'note', 'type': 'string'}"),
            ADD_NOTE,
            "Column alerts_acks.note came later than its table, but its field has no default for"
                + " older records"),
        Arguments.of(
            "a field that became optional",
            NextRelease.changed(
                "{\"name\":\"role\",\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}",
                "{\"name\":\"role\",\"type\":[\"null\",\"string\"]"),
            "",
            "Column alerts_acks.role is NOT NULL, but its field may be null"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("releases")
  void itIsRefusedByTableAndColumnBeforeAnythingIsWritten(
      String what, Topic topic, String ddl, String why) {
    List<Migration> migrations = ddl.isEmpty() ? Migration.released() : NextRelease.migrations(ddl);
    List<String> before = state();

    assertThatThrownBy(() -> Tables.migrated(lake.config(), List.of(topic), migrations))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aColumnInsideARecordIsNamedInFull() {
    Topic alerts = Catalogue.load().topic("alerts");
    List<Migration> migrations =
        NextRelease.migrations(
            "ALTER TABLE lifesign.alerts ADD COLUMN evidence.element.remark STRING AFTER unit;");

    assertThatThrownBy(() -> Tables.migrated(lake.config(), List.of(alerts), migrations))
        .hasMessage(
            "Column alerts.evidence.element.remark has no field in Evidence: keep the field");
  }

  private static Topic with(String field) {
    return NextRelease.with(field.replace('\'', '"'));
  }

  /** Columns and snapshots of the table, and how many migrations the lake has seen. */
  private static List<String> state() {
    try (Lake open = Lake.open(lake.config())) {
      Table table = open.table(NextRelease.TABLE);
      return List.of(
          table.schema().toString(),
          String.valueOf(table.currentSnapshot()),
          String.valueOf(open.history().currentSnapshot().snapshotId()));
    }
  }
}
