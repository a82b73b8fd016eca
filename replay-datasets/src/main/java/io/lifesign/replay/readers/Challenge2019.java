package io.lifesign.replay.readers;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/**
 * PhysioNet/CinC Challenge 2019 (early sepsis), training set B: hourly rows, one file a patient,
 * without consciousness.
 */
public final class Challenge2019 {

  public static final String NAME = "challenge2019";

  /** The first hour in the unit of every patient; the source knows no date. */
  static final Instant START = Instant.parse("2026-01-19T00:00:00Z");

  private static final List<String> ARCHIVES =
      List.of(
          "training_setB.tar.gz", "training_setB-dev.tar.gz", "training_setB-dev-small400.tar.gz");

  private final Rows rows = new Rows('|');
  private final List<Arrival> arrivals = new ArrayList<>();

  private Challenge2019() {}

  /**
   * @param from folder with an archive of training set B, or the archive
   * @throws IllegalArgumentException in one line, if there is none
   */
  public static Dataset open(Path from) {
    Path archive = Sources.archive(NAME, from, ARCHIVES);
    Challenge2019 reader = new Challenge2019();
    Sources.tarGz(archive, ".psv", reader::patient);
    return new RecordedDataset(
        NAME,
        "ICU patients hour by hour; hour 1 of each is " + START,
        reader.arrivals,
        reader.rows.skipped());
  }

  private void patient(String file, BufferedReader lines) throws IOException {
    Stay stay = new Stay(file.substring(0, file.lastIndexOf('.')), MeasurementMethod.SPOT, START);
    Instant[] last = {START};
    rows.read(
        file,
        lines,
        row -> {
          last[0] = START.plus(Duration.ofHours(Long.parseLong(row.get("ICULOS")) - 1));
          hour(row, stay, last[0]);
        });
    arrivals.addAll(stay.arrivalsUntil(last[0].plus(Duration.ofHours(1))));
  }

  private static void hour(CSVRecord row, Stay stay, Instant at) {
    VitalSigns.Builder record =
        stay.record(at)
            .setHeartRate(Values.orNull(row.get("HR")))
            .setRespiratoryRate(Values.orNull(row.get("Resp")))
            .setSpo2(Values.orNull(row.get("O2Sat")))
            .setTemperature(Values.orNull(row.get("Temp")))
            .setSystolic(Values.orNull(row.get("SBP")))
            .setDiastolic(Values.orNull(row.get("DBP")));
    Values.fio2(record, Values.orNull(row.get("FiO2")));
    stay.profile().setAgeYears(Values.orNull(row.get("Age"))).setWardId(unit(row));
    stay.add(record);
  }

  private static String unit(CSVRecord row) {
    if ("1".equals(row.get("Unit1"))) {
      return "MICU";
    }
    return "1".equals(row.get("Unit2")) ? "SICU" : null;
  }
}
