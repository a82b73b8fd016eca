package io.lifesign.lake.erase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/**
 * Copies each data file that holds the patient without those rows, once however many tags hold it.
 */
final class FileRewrite {

  private final Table table;
  private final RowRule rule;
  private final Set<String> hits;
  private final OutputFileFactory outputs;
  private final Map<String, Outcome> done = new HashMap<>();

  FileRewrite(Table table, RowRule rule, Set<String> hits) {
    this.table = table;
    this.rule = rule;
    this.hits = hits;
    this.outputs = OutputFileFactory.builderFor(table, 0, 0).format(FileFormat.PARQUET).build();
  }

  /**
   * @param stays the file that takes its place, itself if it holds nothing of the patient; none if
   *     it held nothing else
   * @param kept its rows that stay
   * @param removed its rows that go
   */
  record Outcome(Optional<DataFile> stays, RowSum kept, RemovedRows removed) {}

  Outcome of(DataFile file) {
    return done.computeIfAbsent(file.location(), path -> rewritten(file));
  }

  /** The rows of a file as they are. */
  RowSum sum(DataFile file) {
    RowSum sum = RowSum.NONE;
    try (CloseableIterable<Record> rows = rows(file)) {
      for (Record row : rows) {
        sum = sum.plus(RowSum.of(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum;
  }

  private Outcome rewritten(DataFile file) {
    if (!hits.contains(StoredFiles.plain(file.location()))) {
      return new Outcome(Optional.of(file), sum(file), new RemovedRows());
    }
    RowSum kept = RowSum.NONE;
    RemovedRows removed = new RemovedRows();
    DataWriter<Record> writer = writer(file);
    try (writer;
        CloseableIterable<Record> rows = rows(file)) {
      for (Record row : rows) {
        Optional<Record> stays = rule.apply(row);
        if (stays.isPresent()) {
          writer.write(stays.get());
          kept = kept.plus(RowSum.of(stays.get()));
        } else {
          removed.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // an empty file stays behind in no snapshot, and is swept with the others
    return new Outcome(
        kept.rows() == 0 ? Optional.empty() : Optional.of(writer.toDataFile()), kept, removed);
  }

  private DataWriter<Record> writer(DataFile file) {
    PartitionSpec spec = table.specs().get(file.specId());
    SortOrder order =
        file.sortOrderId() == null
            ? SortOrder.unsorted()
            : table.sortOrders().getOrDefault(file.sortOrderId(), SortOrder.unsorted());
    return new GenericFileWriterFactory.Builder(table)
        .dataFileFormat(FileFormat.PARQUET)
        .dataSortOrder(order)
        .build()
        .newDataWriter(outputs.newOutputFile(spec, file.partition()), spec, file.partition());
  }

  private CloseableIterable<Record> rows(DataFile file) {
    return ParquetRows.of(table.io().newInputFile(file.location()), table.schema());
  }
}
