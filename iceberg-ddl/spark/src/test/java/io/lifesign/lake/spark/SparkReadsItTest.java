package io.lifesign.lake.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.HandMade;
import io.lifesign.lake.IcebergViews;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.NamedQuery;
import io.lifesign.lake.Views;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spark on the same catalog: the registered views, and every named query with the answer that our
 * own session gives.
 */
class SparkReadsItTest {

  @TempDir static Path folder;
  private static SparkSession spark;

  @BeforeAll
  static void open() {
    LakeConfig config = LakeConfig.embedded(folder);
    try (Lake lake = Lake.open(config)) {
      HandMade.fill(lake);
    }
    IcebergViews.register(config);
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[1]")
            .appName("spark-reads-it")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.warehouse.dir", folder.resolve("spark").toString())
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.datetime.java8API.enabled", "true")
            .config(
                "spark.sql.extensions",
                "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
            .config("spark.sql.defaultCatalog", "lifesign")
            .config("spark.sql.catalog.lifesign", "org.apache.iceberg.spark.SparkCatalog")
            .config("spark.sql.catalog.lifesign.catalog-impl", config.catalogImpl());
    config
        .properties()
        .forEach((key, value) -> builder.config("spark.sql.catalog.lifesign." + key, value));
    spark = builder.getOrCreate();
    spark.sql("USE lifesign.lifesign");
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  static Stream<String> names() {
    return NamedQuery.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNamedQueryHasTheSameAnswer(String name) {
    HandMade.Answer answer = HandMade.answer(name);

    Dataset<Row> result = spark.sql(NamedQuery.all().get(name).with(answer.parameters()));

    assertThat(result.columns()).containsExactlyElementsOf(answer.columns());
    assertThat(HandMade.plain(values(result))).isEqualTo(answer.rows());
  }

  @Test
  void theViewsAreInTheCatalog() {
    assertThat(values(spark.sql("SHOW VIEWS")))
        .map(row -> row.get(1))
        .containsExactlyInAnyOrderElementsOf(Views.all().keySet());
    assertThat(values(spark.sql("SELECT COUNT(*) FROM alerts_current")))
        .isEqualTo(values(spark.sql("SELECT COUNT(DISTINCT alertId) FROM alerts")))
        .isNotEqualTo(values(spark.sql("SELECT COUNT(*) FROM alerts")));
  }

  @Test
  void theHistoryOfMigrationsIsATableLikeAnyOther() {
    assertThat(values(spark.sql("SELECT name FROM schema_history ORDER BY version")))
        .first()
        .asString()
        .contains("V001__device_records");
  }

  private static List<List<Object>> values(Dataset<Row> result) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values);
    }
    return rows;
  }
}
