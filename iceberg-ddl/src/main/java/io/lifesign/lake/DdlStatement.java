package io.lifesign.lake;

import java.util.List;
import java.util.SortedMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;

/** One statement of a migration. */
sealed interface DdlStatement {

  TableIdentifier table();

  /** {@code CREATE TABLE IF NOT EXISTS}. */
  record CreateTable(
      TableIdentifier table,
      Schema schema,
      List<Transform> partitioning,
      SortedMap<String, String> properties)
      implements DdlStatement {}

  /** {@code ALTER TABLE ... WRITE ORDERED BY}, every column ascending, nulls first. */
  record WriteOrder(TableIdentifier table, List<String> columns) implements DdlStatement {}

  /**
   * {@code ALTER TABLE ... ADD COLUMN} of an optional column, in a record with dots: {@code
   * evidence.element.note}.
   *
   * @param after the column of the same record that it follows, or null for the end
   */
  record AddColumn(TableIdentifier table, Types.NestedField column, String after)
      implements DdlStatement {}

  /**
   * A partition transform.
   *
   * @param width number of buckets; 0 where the transform has none
   */
  record Transform(String name, String column, int width) {}
}
