package io.lifesign.lake.erase;

import io.lifesign.lake.QueryRefused;
import io.lifesign.lake.SealedColumns;
import io.lifesign.lake.erase.Found.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;

/**
 * Looks for a patient in every file that lies under a table, whether or not a snapshot knows it:
 * data files row by row, manifests and manifest lists value by value, metadata as text, and all of
 * them byte by byte.
 */
final class TableScan {

  private final Mention mention;
  private final String name;
  private final Table table;
  private final RowRule rule;
  private final Set<String> clean = new HashSet<>();

  TableScan(Mention mention, String name, Table table, SealedColumns sealed) {
    this.mention = mention;
    this.name = name;
    this.table = table;
    this.rule = new RowRule(mention, name, table.schema(), sealed);
  }

  /**
   * @param files what was found
   * @param read how many files were read
   */
  record Result(List<Found> files, long read) {}

  Result run() {
    List<FileInfo> present =
        StreamSupport.stream(StoredFiles.under(table).spliterator(), false)
            // data first: then a bound that was cut short can be judged by the file that it is of
            .sorted(
                Comparator.comparing((FileInfo file) -> !file.location().endsWith(".parquet"))
                    .thenComparing(FileInfo::location))
            .toList();
    List<Found> found = new ArrayList<>();
    present.forEach(file -> look(file.location()).ifPresent(found::add));
    return new Result(List.copyOf(found), present.size());
  }

  private Optional<Found> look(String path) {
    InputFile file = table.io().newInputFile(path);
    boolean raw = RawBytes.hold(mention, file);
    try {
      if (path.endsWith(".parquet")) {
        return found(path, Kind.DATA, rows(file), raw);
      }
      if (path.endsWith(".avro")) {
        return found(path, Kind.MANIFEST, entries(file), raw);
      }
    } catch (QueryRefused e) {
      throw e; // sealed, and nobody gave the keys: there is nothing to be told of it
    } catch (IOException | RuntimeException e) {
      // readers throw what they like at half a file; whatever it is, nothing is proved by it
      return Optional.of(new Found(name, path, Kind.UNREADABLE, 0, raw));
    }
    return found(path, path.endsWith(".json") ? Kind.METADATA : Kind.OTHER, 0, raw);
  }

  private Optional<Found> found(String path, Kind kind, long rows, boolean raw) {
    return rows > 0 || raw ? Optional.of(new Found(name, path, kind, rows, raw)) : Optional.empty();
  }

  private long rows(InputFile file) throws IOException {
    long concerned = 0;
    try (CloseableIterable<Record> rows = ParquetRows.of(file, table.schema())) {
      for (Record row : rows) {
        concerned += rule.concerns(row) ? 1 : 0;
      }
    }
    if (concerned == 0) {
      clean.add(StoredFiles.plain(file.location()));
    }
    return concerned;
  }

  private long entries(InputFile file) throws IOException {
    long concerned = 0;
    try (InputStream stream = file.newStream();
        DataFileStream<GenericRecord> entries =
            new DataFileStream<>(stream, new GenericDatumReader<>())) {
      for (GenericRecord entry : entries) {
        boolean ofClean =
            entry.hasField("data_file")
                && entry.get("data_file") instanceof GenericRecord data
                && clean.contains(StoredFiles.plain(data.get("file_path").toString()));
        concerned += holds(entry, ofClean) ? 1 : 0;
      }
    }
    return concerned;
  }

  private boolean holds(Object value, boolean ofClean) {
    if (value instanceof CharSequence text) {
      return mention.in(text);
    }
    if (value instanceof ByteBuffer bytes) {
      return mention.in(bytes) || (!ofClean && mention.mayBeBound(bytes));
    }
    if (value instanceof IndexedRecord record) {
      for (int i = 0; i < record.getSchema().getFields().size(); i++) {
        if (holds(record.get(i), ofClean)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(each -> holds(each, ofClean));
    }
    return value instanceof Iterable<?> items
        && StreamSupport.stream(items.spliterator(), false).anyMatch(each -> holds(each, ofClean));
  }
}
