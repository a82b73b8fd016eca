package io.lifesign.replay.readmission;

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
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads {@code diabetic_data.csv} of the UCI data set Diabetes 130-US hospitals 1999-2008 (Strack B
 * et al., BioMed Res Int 2014:781670), plain or gzipped.
 */
public final class UciDiabetes {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private UciDiabetes() {}

  /**
   * All rows in their order. A column that is absent, and a value that cannot be read, is not
   * known.
   *
   * @throws IllegalArgumentException in one line that names the file, if it has no column {@code
   *     encounter_id}, or a row of another width than its header
   */
  public static List<UciEncounter> read(Path file) throws IOException {
    try (BufferedReader reader = open(file);
        CSVParser parser =
            CSVParser.builder()
                .setReader(reader)
                .setFormat(CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())
                .get()) {
      if (!parser.getHeaderMap().containsKey("encounter_id")) {
        throw new IllegalArgumentException(file + ": the header has no column encounter_id");
      }
      List<UciEncounter> encounters = new ArrayList<>();
      for (CSVRecord row : parser) {
        if (!row.isConsistent()) {
          throw new IllegalArgumentException(
              file
                  + ", line "
                  + parser.getCurrentLineNumber()
                  + ": "
                  + row.size()
                  + " columns instead of "
                  + parser.getHeaderNames().size());
        }
        encounters.add(new UciRow(row).encounter());
      }
      return encounters;
    } catch (UncheckedIOException e) {
      throw new IOException(file + " cannot be read: " + e.getCause().getMessage(), e);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                magic == GZIP_MAGIC ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
