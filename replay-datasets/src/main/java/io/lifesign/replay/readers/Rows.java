package io.lifesign.replay.readers;

import io.lifesign.replay.SkippedRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads delimited files row by row; a row that cannot be read is left out and reported. */
final class Rows {

  /** Takes one row; what it throws speaks of that row alone. */
  interface RowReader {
    void read(CSVRecord row);
  }

  private final CSVFormat format;
  private final List<SkippedRow> skipped = new ArrayList<>();

  Rows(char delimiter) {
    format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setQuote(null)
            .get();
  }

  List<SkippedRow> skipped() {
    return skipped;
  }

  void read(String file, BufferedReader lines, RowReader reader) throws IOException {
    CSVParser parser = CSVParser.builder().setReader(lines).setFormat(format).get();
    try {
      for (CSVRecord row : parser) {
        try {
          if (!row.isConsistent()) {
            throw new IllegalArgumentException(
                row.size() + " columns instead of " + parser.getHeaderNames().size());
          }
          reader.read(row);
        } catch (IllegalArgumentException e) {
          skip(file, parser.getCurrentLineNumber(), e.getMessage());
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(file + " cannot be read", e);
    }
  }

  void skip(String file, long line, String reason) {
    skipped.add(new SkippedRow(file, line, reason));
  }
}
