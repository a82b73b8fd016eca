package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Reads back what has landed. */
final class TestLake {

  private final LakeConfig config;

  TestLake(Path folder) {
    config = LakeConfig.embedded(folder);
  }

  TestLake(LakeConfig config) {
    this.config = config;
  }

  LakeConfig config() {
    return config;
  }

  /** Rows by (partition, offset). */
  List<Record> rows(String table) {
    try (Lake lake = Lake.open(config);
        CloseableIterable<Record> all = IcebergGenerics.read(lake.table(table)).build()) {
      List<Record> rows = new ArrayList<>();
      all.forEach(rows::add);
      rows.sort(
          Comparator.comparing((Record row) -> (Integer) row.getField("kafka_partition"))
              .thenComparing(row -> (Long) row.getField("kafka_offset")));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code partition@offset} of every row, in that order. */
  List<String> places(String table) {
    return rows(table).stream()
        .map(row -> row.getField("kafka_partition") + "@" + row.getField("kafka_offset"))
        .toList();
  }
}
