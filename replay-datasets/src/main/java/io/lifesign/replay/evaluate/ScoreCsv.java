package io.lifesign.replay.evaluate;

import io.lifesign.clinical.vitals.VitalScores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Scores a CSV file, each row by itself: the rows that can be read go out with the scores behind
 * them, in their order (docs/clinical-decisions.md, "Scores from a CSV file").
 */
public final class ScoreCsv {

  /** What the file must and may hold and what comes out, for {@code --help}. */
  public static final String HELP =
      """
      Header in: patientId,time,ageYears,respiratoryRate,spo2,spo2Scale,supplementalOxygen,
        systolic,diastolic,heartRate,temperature,consciousness, in any order; other columns are
        carried through. Empty is missing. ageYears: decimal, empty is an adult. spo2Scale: 1 or
        2, empty is 1. supplementalOxygen: true or false. consciousness: ALERT, CONFUSION, VOICE,
        PAIN or UNRESPONSIVE.
      Out: the same columns, then news2,news2Complete,news2RedScore,news2Band,mews,qsofa,sirs,
        sirsMeasurable,pews,shockIndex,map; empty where it cannot be computed. shockIndex has
        at most 3 decimals, map (mmHg) at most 2.
      A value outside its plausible range is not scored, and a note names line and column. A row
      that cannot be read is reported with its line number and left out; the exit code then is 2.
      """;

  /**
   * What came of a file.
   *
   * @param rows scored and written
   * @param bad reported and left out
   */
  public record Result(long rows, long bad) {}

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setRecordSeparator('\n').get();
  private static final String MALFORMED = "quotes are not closed or text follows them";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Iterator<CSVRecord> records;
  private final CSVParser parser;
  private final CSVPrinter printer;
  private final PrintWriter problems;
  private long rows;
  private long bad;

  private ScoreCsv(CSVParser parser, CSVPrinter printer, PrintWriter problems) {
    this.parser = parser;
    this.records = parser.iterator();
    this.printer = printer;
    this.problems = problems;
  }

  /**
   * Scores the file {@code in} and writes to {@code out}, which stays open.
   *
   * @param problems takes one line for each bad row and each value that is not scored
   * @throws WrongHeader if the first line lacks a column
   */
  public static Result run(Path in, Writer out, PrintWriter problems) throws IOException {
    try (Reader reader = open(in);
        CSVParser parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
      CSVPrinter printer = new CSVPrinter(out, FORMAT);
      ScoreCsv run = new ScoreCsv(parser, printer, problems);
      run.all();
      printer.flush();
      problems.flush();
      return new Result(run.rows, run.bad);
    }
  }

  /** Bytes that are no UTF-8 become a replacement sign and so, at most, a bad row. */
  private static Reader open(Path in) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(in), StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private void all() throws IOException {
    ScoreColumns columns = header();
    List<String> header = new ArrayList<>(columns.header());
    header.addAll(ScoreResult.COLUMNS);
    printer.printRecord(header);
    rows(new ScoreRow(columns));
  }

  /** Reads on behind a row with broken quotes: what is left of its line belongs to no other row. */
  private void rows(ScoreRow reader) throws IOException {
    long line = parser.getCurrentLineNumber() + 1;
    boolean torn = false;
    while (true) {
      try {
        if (!records.hasNext()) {
          return;
        }
      } catch (UncheckedIOException e) {
        requireMalformed(e);
        if (!torn) {
          reject(line, MALFORMED);
        }
        torn = true;
        continue;
      }
      CSVRecord row = records.next();
      if (!torn && !blank(row)) {
        score(row, line, reader);
      }
      torn = false;
      line = parser.getCurrentLineNumber() + 1;
    }
  }

  private ScoreColumns header() throws IOException {
    try {
      return ScoreColumns.of(records.next());
    } catch (NoSuchElementException e) {
      throw new WrongHeader("the file is empty: it has no header");
    } catch (UncheckedIOException e) {
      requireMalformed(e);
      throw new WrongHeader("the header cannot be read: " + MALFORMED);
    }
  }

  /** A file that cannot be read at all is another matter than one that is not CSV. */
  private static void requireMalformed(UncheckedIOException e) throws IOException {
    if (!(e.getCause() instanceof CSVException)) {
      throw e.getCause();
    }
  }

  private void score(CSVRecord row, long line, ScoreRow reader) throws IOException {
    try {
      VitalScores scores = reader.score(row, note -> report(line, note));
      List<String> out = new ArrayList<>(row.size() + ScoreResult.COLUMNS.size());
      row.forEach(out::add);
      out.addAll(ScoreResult.of(scores));
      printer.printRecord(out);
      rows++;
    } catch (BadRow e) {
      reject(line, e.getMessage());
    }
  }

  private static boolean blank(CSVRecord row) {
    return row.size() == 1 && row.get(0).isBlank();
  }

  private void reject(long line, String reason) {
    bad++;
    report(line, "row skipped: " + reason);
  }

  private void report(long line, String text) {
    problems.println("line " + line + ": " + text);
  }
}
