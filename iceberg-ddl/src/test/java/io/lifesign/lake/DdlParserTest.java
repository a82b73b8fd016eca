package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.DdlStatement.AddColumn;
import io.lifesign.lake.DdlStatement.CreateTable;
import io.lifesign.lake.DdlStatement.Transform;
import io.lifesign.lake.DdlStatement.WriteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlParserTest {

  private static final String TABLE =
      """
      -- a comment; with a semicolon
      create table if not exists lifesign.things (
        id STRING NOT NULL COMMENT 'The thing\\'s name.',
        `timestamp` TIMESTAMP,
        parts ARRAY<STRUCT<n: INT COMMENT 'how many', raw: BINARY>>
      )
      USING iceberg
      PARTITIONED BY (months(`timestamp`), bucket(4, id))
      TBLPROPERTIES ('format-version' = '2');

      ALTER TABLE lifesign.things WRITE ORDERED BY id, `timestamp`;

      ALTER TABLE lifesign.things ADD COLUMN note STRING COMMENT 'a word' AFTER id;
      """;

  @Test
  void aTableIsReadWithItsTypesPartitionsPropertiesAndOrder() {
    List<DdlStatement> statements = DdlParser.parse("V001__things", TABLE);

    CreateTable create = (CreateTable) statements.get(0);
    assertThat(create.table()).hasToString("lifesign.things");
    assertThat(create.schema().columns())
        .map(Object::toString)
        .map(column -> column.replaceAll("\\d+: ", ""))
        .containsExactly(
            "id: required string (The thing's name.)",
            "timestamp: optional timestamptz",
            "parts: optional list<struct<n: optional int (how many), raw: optional binary>>");
    assertThat(create.partitioning())
        .containsExactly(new Transform("months", "timestamp", 0), new Transform("bucket", "id", 4));
    assertThat(create.properties()).containsOnly(Map.entry("format-version", "2"));
    assertThat(statements.get(1))
        .isEqualTo(new WriteOrder(create.table(), List.of("id", "timestamp")));
    AddColumn add = (AddColumn) statements.get(2);
    assertThat(add.column()).hasToString("1: note: optional string (a word)");
    assertThat(add.after()).isEqualTo("id");
    assertThat(statements).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE lifesign.things;                     | only CREATE TABLE and ALTER TABLE are known
          CREATE TABLE lifesign.t (a INT) USING iceberg;  | CREATE TABLE needs IF NOT EXISTS
          CREATE TABLE IF NOT EXISTS lifesign.t (a INT);  | CREATE TABLE needs USING iceberg
          CREATE TABLE IF NOT EXISTS t (a INT) USING iceberg; | a table is named NAMESPACE.TABLE
          CREATE TABLE IF NOT EXISTS lifesign.t (a FLOAT) USING iceberg; | type FLOAT is not known
          CREATE TABLE IF NOT EXISTS lifesign.t (a MAP<INT, INT>) USING iceberg; | of nested types only ARRAY and STRUCT are known
          CREATE TABLE IF NOT EXISTS lifesign.t (a INT DEFAULT 1) USING iceberg; | of a column only NOT NULL and COMMENT are known
          CREATE TABLE IF NOT EXISTS lifesign.t (a STRUCT<b: INT NOT NULL>) USING iceberg; | nested fields are nullable, see V001
          CREATE TABLE IF NOT EXISTS lifesign.t (a INT) USING iceberg LOCATION 'x'; | only COMMENT, PARTITIONED BY and TBLPROPERTIES are known
          CREATE TABLE IF NOT EXISTS lifesign.t (a INT) USING iceberg PARTITIONED BY (a); | only days, months and bucket partition a table
          CREATE TABLE IF NOT EXISTS lifesign.t (a INT) USING iceberg | ';' is missing
          ALTER TABLE lifesign.t ADD COLUMN a INT NOT NULL; | a column that is added is nullable
          ALTER TABLE lifesign.t DROP COLUMN a;           | only ADD COLUMN and WRITE ORDERED BY alter a table
          """)
  void anythingElseIsRefusedByFileAndLine(String sql, String why) {
    assertThatThrownBy(() -> DdlParser.parse("V009__other", "-- first line\n" + sql))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("V009__other.sql line 2: " + why);
  }

  @Test
  void whatSparkCannotReadIsRefusedByFileAndLine() {
    assertThatThrownBy(() -> DdlParser.parse("V009__other", "\n\nCREATE TABEL x (a INT);"))
        .hasMessageStartingWith("V009__other.sql line 3: no viable alternative at input");
  }
}
