package io.lifesign.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void bareNamesAreTablesAndViewsOfTheLake() {
    long t = System.nanoTime();
    System.err.println(sql.run("SELECT COUNT(*) AS n FROM device_vitals"));
    System.err.println((System.nanoTime() - t) / 1_000_000);
    for (String n : sql.names()) { t = System.nanoTime();
    System.err.println(sql.named(n) + " " + (System.nanoTime() - t) / 1_000_000);}
    System.err.println(sql.run("SHOW TABLES"));
    System.err.println(sql.run("DESCRIBE alerts"));
  }

  @Test
  void onlyQuestionsAreAnswered() {
    for (String s : new String[]{"DROP TABLE alerts", "INSERT INTO ledger SELECT * FROM ledger", "SELECT nope FROM alerts", "SELEC 1", "SELECT 1/0", "SELECT 1; SELECT 2", "SELECT * FROM nowhere"})
    assertThatThrownBy(() -> sql.run(s)).satisfies(e -> System.err.println(s + " -> " + e.getMessage()));
  }
}
