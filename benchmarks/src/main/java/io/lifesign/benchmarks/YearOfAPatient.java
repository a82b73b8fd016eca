package io.lifesign.benchmarks;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.QueryResult;
import io.lifesign.lake.SqlSession;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.iceberg.Table;

/**
 * A year of one patient at a reading a second, some 31 million rows, and what a question about one
 * day of it takes in a session that is warm. A folder that holds the year already is asked at once.
 */
public final class YearOfAPatient {

  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int DAYS = 365;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int QUESTIONS = 12;
  private static final int WARM_UPS = 2;

  private YearOfAPatient() {}

  /** Argument: the folder of the lake. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    LakeConfig config = LakeConfig.embedded(folder);
    try (Lake lake = Lake.open(config)) {
      lake.migrate();
      Table table = lake.table("device_vitals");
      if (table.currentSnapshot() == null) {
        write(table);
      }
      System.out.println("rows: " + table.currentSnapshot().summary().get("total-records"));
    }
    long started = System.nanoTime();
    try (SqlSession session = SqlSession.open(config)) {
      System.out.printf(Locale.ROOT, "session: %.2f s%n", since(started));
      ask(session);
    }
  }

  private static void write(Table table) {
    TableAppender appender = new TableAppender(table);
    VitalsRows rows = new VitalsRows(table);
    SplittableRandom random = new SplittableRandom(7);
    double heart = 75;
    long second = 0;
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < SECONDS_A_DAY; i++) {
        heart = Math.max(45, Math.min(150, heart + random.nextDouble() - 0.5));
        Instant at = START.plusSeconds(second);
        appender.append(
            rows.row(reading(second, at, heart, random), "device.vitals", 0, second, at));
        second++;
      }
      appender.commit();
      System.err.printf("day %d of %d%n", day + 1, DAYS);
    }
  }

  static VitalSigns reading(long second, Instant at, double heart, SplittableRandom random) {
    return VitalSigns.newBuilder()
        .setPatientId("patient-1")
        .setDeviceId("monitor-1")
        .setBootId("b1")
        .setSequence(second)
        .setEventTime(at)
        .setMethod(MeasurementMethod.CONTINUOUS)
        .setHeartRate(Math.rint(heart))
        .setRespiratoryRate(12.0 + random.nextInt(9))
        .setSpo2(94.0 + random.nextInt(6))
        .build();
  }

  private static void ask(SqlSession session) {
    List<Double> warm = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Instant day = START.plus(Duration.ofDays(30L * i));
      String from = day.toString().replace("T", " ").replace("Z", "");
      String to = day.plus(Duration.ofDays(1)).toString().replace("T", " ").replace("Z", "");
      String question =
          "SELECT HOUR(eventTime) AS h, COUNT(*) AS readings, AVG(heartRate) AS mean, MAX(heartRate) AS highest"
              + " FROM device_vitals WHERE patientId = 'patient-1' AND eventTime >= TIMESTAMP '"
              + from
              + "' AND eventTime < TIMESTAMP '"
              + to
              + "' GROUP BY HOUR(eventTime)";
      long asked = System.nanoTime();
      QueryResult answer = session.run(question);
      double seconds = since(asked);
      if (answer.rows().size() != 24) {
        throw new IllegalStateException("Not a day: " + answer.rows());
      }
      System.out.printf(Locale.ROOT, "question %d: %.2f s%n", i + 1, seconds);
      if (i >= WARM_UPS) {
        warm.add(seconds);
      }
    }
    warm.sort(null);
    System.out.printf(
        Locale.ROOT,
        "warm: median %.2f s, slowest %.2f s%n",
        warm.get(warm.size() / 2),
        warm.get(warm.size() - 1));
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
