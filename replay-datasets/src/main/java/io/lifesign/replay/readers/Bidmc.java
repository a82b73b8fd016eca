package io.lifesign.replay.readers;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.MeasurementMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * BIDMC PPG and Respiration (PhysioNet, doi:10.13026/C2208R): heart rate, respiration and
 * saturation once a second, eight minutes a patient. Where heart rate is missing, pulse stands for
 * it.
 */
public final class Bidmc {

  public static final String NAME = "bidmc";

  /** Second 0 of every recording; the source knows no date. */
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private static final String NUMERICS = "_Numerics.csv";
  private static final String FIX = "_Fix.txt";
  private static final long MILLIS_PER_SECOND = 1_000;

  private final Rows rows = new Rows(',');
  private final List<Arrival> arrivals = new ArrayList<>();

  private Bidmc() {}

  /**
   * @param from folder with {@code bidmc_NN_Numerics.csv} and {@code bidmc_NN_Fix.txt}
   * @throws IllegalArgumentException in one line, if there are none
   */
  public static Dataset open(Path from) {
    List<Path> files = Sources.ending(Sources.folder(NAME, from), NUMERICS);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "dataset " + NAME + ": no file *" + NUMERICS + " in " + from);
    }
    Bidmc reader = new Bidmc();
    try {
      for (Path file : files) {
        reader.recording(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("dataset " + NAME + " cannot be read", e);
    }
    return new RecordedDataset(
        NAME,
        files.size() + " ICU recordings of 8 min at 1 Hz; second 0 of each is " + START,
        reader.arrivals,
        reader.rows.skipped());
  }

  private void recording(Path numerics) throws IOException {
    String file = numerics.getFileName().toString();
    String record = file.substring(0, file.length() - NUMERICS.length());
    // one recording begins at second -1
    Stay stay = new Stay(record, MeasurementMethod.CONTINUOUS, START.minusSeconds(1));
    profile(numerics.resolveSibling(record + FIX), stay.profile());
    try (BufferedReader lines = Files.newBufferedReader(numerics, StandardCharsets.UTF_8)) {
      rows.read(file, lines, row -> second(row, stay));
    }
    arrivals.addAll(stay.arrivals());
  }

  private static void second(CSVRecord row, Stay stay) {
    double seconds = Double.parseDouble(row.get("Time [s]"));
    Double heartRate = Values.orNull(row.get("HR"));
    Double pulse = Values.orNull(row.get("PULSE"));
    stay.add(
        stay.record(START.plusMillis(Math.round(seconds * MILLIS_PER_SECOND)))
            .setHeartRate(heartRate == null ? pulse : heartRate)
            .setRespiratoryRate(Values.orNull(row.get("RESP")))
            .setSpo2(Values.orNull(row.get("SpO2"))));
  }

  /** Age ({@code 90+} is 90) and unit from the file of fixed facts, if it is there. */
  private void profile(Path fix, CareProfile.Builder profile) throws IOException {
    if (!Files.isRegularFile(fix)) {
      return;
    }
    List<String> lines = Files.readAllLines(fix, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String[] fact = lines.get(i).split(":", 2);
      if (fact[0].equals("Age")) {
        age(fix, i + 1, fact[1].strip(), profile);
      } else if (fact[0].equals("Location")) {
        profile.setWardId(fact[1].strip().toUpperCase(Locale.ROOT));
      }
    }
  }

  private void age(Path fix, int line, String age, CareProfile.Builder profile) {
    try {
      profile.setAgeYears(
          Double.parseDouble(age.endsWith("+") ? age.substring(0, age.length() - 1) : age));
    } catch (NumberFormatException e) {
      rows.skip(fix.getFileName().toString(), line, "age is no number: " + age);
    }
  }
}
