package io.lifesign.replay.ehr;

import io.lifesign.replay.SkippedRow;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of a source as {@code NAME.csv} or {@code NAME.csv.gz}, its columns in either case. */
final class CsvTable {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setTrim(true)
          .get();

  private final List<SkippedRow> skipped = new ArrayList<>();

  /** Rows that could not be read, of all tables. */
  List<SkippedRow> skipped() {
    return skipped;
  }

  /**
   * Takes each row; what the reader throws speaks of that row alone.
   *
   * @throws IllegalArgumentException in one line, if the table is not there
   */
  void read(String dataset, Path folder, String table, Consumer<CSVRecord> reader) {
    Path file = find(dataset, folder, table);
    String name = file.getFileName().toString();
    try (BufferedReader lines = open(file);
        CSVParser parser = CSVParser.builder().setReader(lines).setFormat(FORMAT).get()) {
      for (CSVRecord row : parser) {
        try {
          if (!row.isConsistent()) {
            throw new IllegalArgumentException(
                row.size() + " columns instead of " + parser.getHeaderNames().size());
          }
          reader.accept(row);
        } catch (IllegalArgumentException e) {
          skipped.add(new SkippedRow(name, parser.getCurrentLineNumber(), e.getMessage()));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException("dataset " + dataset + ": " + name + " is cut short", e);
    }
  }

  /** That file, plain or gzipped. */
  static Path find(String dataset, Path folder, String table) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("dataset " + dataset + ": no folder " + folder);
    }
    for (String ending : new String[] {".csv", ".csv.gz"}) {
      Path file = folder.resolve(table + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new IllegalArgumentException(
        "dataset " + dataset + ": no file " + table + ".csv or " + table + ".csv.gz in " + folder);
  }

  static BufferedReader open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    return new BufferedReader(
        new InputStreamReader(
            file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
            StandardCharsets.UTF_8));
  }
}
