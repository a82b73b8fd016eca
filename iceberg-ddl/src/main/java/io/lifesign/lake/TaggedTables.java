package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Every row of the tables as of a tag, in no order. */
public final class TaggedTables {

  private final Lake lake;
  private final String tag;
  private final SealedColumns sealed;

  /**
   * @param sealed opens what is sealed
   * @throws QueryRefused if no table carries the tag
   */
  public TaggedTables(Lake lake, String tag, SealedColumns sealed) {
    this.lake = lake;
    this.tag = tag;
    this.sealed = sealed;
    lake.tags().require(tag);
  }

  /** Hands over each row of a table; none if the table came after the tag. */
  public void forEach(String table, Consumer<LakeRow> reader) {
    if (!lake.tables().contains(table)) {
      return;
    }
    OptionalLong snapshot = lake.tags().snapshot(table, tag);
    if (snapshot.isEmpty()) {
      return;
    }
    Table read = lake.table(table);
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(read).useSnapshot(snapshot.getAsLong()).build()) {
      for (Record row : rows) {
        reader.accept(new LakeRow(row, table, sealed));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
