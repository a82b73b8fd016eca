package io.lifesign.lake.erase;

import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.Parquet;

/** Every row of one data file, whether or not a snapshot knows the file. */
final class ParquetRows {

  private ParquetRows() {}

  static CloseableIterable<Record> of(InputFile file, Schema schema) {
    return Parquet.read(file)
        .project(schema)
        .createReaderFunc(found -> GenericParquetReaders.buildReader(schema, found))
        .build();
  }
}
