package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlSessionTest {

  @TempDir static Path folder;
  private static SqlSession sql;

  @BeforeAll
  static void open() {
    try (Lake lake = Lake.open(LakeConfig.embedded(folder))) {
      lake.migrate();
    }
    sql = SqlSession.open(LakeConfig.embedded(folder));
  }

  @AfterAll
  static void close() {
    sql.close();
  }

  @Test
  void bareNamesAreTablesAndViews() {
    assertThat(sql.run("SHOW TABLES;").rows())
        .contains(List.of("device_vitals"), List.of("alerts_distinct"), List.of("alerts_current"))
        .hasSize(28);
    assertThat(sql.run("SELECT COUNT(*) AS n FROM device_vitals"))
        .isEqualTo(new QueryResult(List.of("n"), List.of(List.of(0L))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE alerts        | Only questions are answered here: SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN
          INSERT INTO ledger SELECT * FROM ledger | Only questions are answered here: SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN
          SELECT 1; DROP TABLE alerts | only single statement supported
          SELECT nope FROM alerts  | SQL validation failed. From line 1, column 8 to line 1, column 11: Column 'nope' not found in any table
          SELECT * FROM nowhere    | SQL validation failed. From line 1, column 15 to line 1, column 21: Object 'nowhere' not found
          SELEC 1                  | SQL parse failed. Non-query expression encountered in illegal context
          SELECT 1 / 0             | Division by zero
          """)
  void whatCannotBeAnsweredIsRefusedInOneLine(String statement, String why) {
    assertThatThrownBy(() -> sql.run(statement)).isInstanceOf(QueryRefused.class).hasMessage(why);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> sql.named("nope"))
        .hasMessageStartingWith("No query is named nope; there are: af_burden, ");
  }

  @Test
  void aFolderWithoutALakeIsNamedAndLeftAsItWas(@TempDir Path empty) {
    assertThatThrownBy(() -> SqlSession.open(LakeConfig.embedded(empty)))
        .hasMessage("There is no lake at " + empty);
    assertThat(empty).isEmptyDirectory();
  }
}
