package io.lifesign.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;

/** Appends rows to one table by Iceberg's own writers, and nothing around them. */
final class TableAppender {

  private static final long TARGET_BYTES = 128L << 20;

  private final Table table;
  private final PartitionKey partition;
  private final InternalRecordWrapper wrapper;
  private int commits;
  private FanoutDataWriter<Record> writer;

  TableAppender(Table table) {
    this.table = table;
    this.partition = new PartitionKey(table.spec(), table.schema());
    this.wrapper = new InternalRecordWrapper(table.schema().asStruct());
    this.writer = writer();
  }

  private FanoutDataWriter<Record> writer() {
    return new FanoutDataWriter<>(
        new GenericFileWriterFactory.Builder(table).dataFileFormat(FileFormat.PARQUET).build(),
        OutputFileFactory.builderFor(table, 0, commits).format(FileFormat.PARQUET).build(),
        table.io(),
        TARGET_BYTES);
  }

  void append(Record row) {
    partition.partition(wrapper.wrap(row));
    writer.write(row, table.spec(), partition);
  }

  /** What was appended since the last commit, as one snapshot. */
  void commit() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AppendFiles append = table.newFastAppend();
    writer.result().dataFiles().forEach(append::appendFile);
    append.commit();
    commits++;
    writer = writer();
  }
}
