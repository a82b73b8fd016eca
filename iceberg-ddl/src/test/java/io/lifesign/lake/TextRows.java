package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.FanoutDataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/**
 * Rows of a table as text: a line of column names, then a line a row, parted by bars. A dot reaches
 * into a struct, a semicolon parts the texts of a list, nothing is null (or, where a value is
 * demanded, the plainest one), and times are UTC. What is not named is left out the same way;
 * offsets count up by themselves.
 */
public final class TextRows {

  private static final long UNSIZED = Long.MAX_VALUE;

  private final Table table;

  private TextRows(Table table) {
    this.table = table;
  }

  /** Appends rows to a table of the lake, in one snapshot. */
  public static void append(Lake lake, String table, String text) {
    TextRows rows = new TextRows(lake.table(table));
    append(rows.table, rows.read(text));
  }

  /** Appends records to a table as landing would: one file a partition, one snapshot. */
  public static void append(Table table, List<Record> records) {
    AppendFiles append = table.newFastAppend();
    files(table, records).forEach(append::appendFile);
    append.commit();
  }

  /** Writes records as landing would, one file a partition, and commits nothing. */
  public static List<DataFile> files(Table table, List<Record> records) {
    FanoutDataWriter<Record> writer =
        new FanoutDataWriter<>(
            new GenericFileWriterFactory.Builder(table).dataFileFormat(FileFormat.PARQUET).build(),
            OutputFileFactory.builderFor(table, 0, 0).format(FileFormat.PARQUET).build(),
            table.io(),
            UNSIZED);
    InternalRecordWrapper wrapper = new InternalRecordWrapper(table.schema().asStruct());
    try (writer) {
      for (Record row : records) {
        PartitionKey partition = new PartitionKey(table.spec(), table.schema());
        partition.partition(wrapper.wrap(row));
        writer.write(row, table.spec(), partition.copy());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.result().dataFiles();
  }

  private List<Record> read(String text) {
    List<List<String>> lines =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    List<String> names = lines.get(0);
    List<Record> records = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() != names.size()) {
        throw new IllegalArgumentException(table.name() + ": " + line + " does not fit " + names);
      }
      Map<String, String> values = new HashMap<>();
      values.put("kafka_offset", Integer.toString(records.size()));
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), line.get(i));
      }
      Record record = (Record) struct(table.schema().asStruct(), "", values);
      for (String name : values.keySet()) {
        if (table.schema().findField(name) == null) {
          throw new IllegalArgumentException(table.name() + " has no column " + name);
        }
      }
      records.add(record);
    }
    return records;
  }

  private static Object struct(StructType type, String prefix, Map<String, String> values) {
    Record record = GenericRecord.create(type);
    for (NestedField field : type.fields()) {
      record.setField(field.name(), value(field, prefix + field.name(), values));
    }
    return record;
  }

  private static Object value(NestedField field, String path, Map<String, String> values) {
    Type type = field.type();
    if (type instanceof StructType struct) {
      boolean named = values.keySet().stream().anyMatch(name -> name.startsWith(path + "."));
      return named || field.isRequired() ? struct(struct, path + ".", values) : null;
    }
    String text = values.getOrDefault(path, "");
    if (text.isEmpty() && field.isOptional()) {
      return null;
    }
    if (type instanceof ListType list) {
      List<Object> items = new ArrayList<>();
      for (String item : text.isEmpty() ? new String[0] : text.split(";")) {
        items.add(primitive(list.elementType(), item.strip()));
      }
      return items;
    }
    return primitive(type, text);
  }

  private static Object primitive(Type type, String text) {
    return switch (type.typeId()) {
      case STRING -> text;
      case BOOLEAN -> Boolean.valueOf(text);
      case INTEGER -> text.isEmpty() ? 0 : Integer.parseInt(text);
      case LONG -> text.isEmpty() ? 0L : Long.parseLong(text);
      case DOUBLE -> text.isEmpty() ? 0.0 : Double.parseDouble(text);
      case BINARY -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      case TIMESTAMP -> time(text);
      default -> throw new IllegalArgumentException("No text is read as " + type);
    };
  }

  private static OffsetDateTime time(String text) {
    return text.isEmpty()
        ? Instant.EPOCH.atOffset(ZoneOffset.UTC)
        : Instant.parse(text.replace(' ', 'T') + "Z").atOffset(ZoneOffset.UTC);
  }
}
