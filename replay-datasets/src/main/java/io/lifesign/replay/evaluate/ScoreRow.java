package io.lifesign.replay.evaluate;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.Consciousness;
import io.lifesign.clinical.vitals.Observations;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalScorer;
import io.lifesign.clinical.vitals.VitalScores;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of one file, each into scores of its own: all values taken at the same time. */
final class ScoreRow {

  private static final double OLDEST_YEARS = 130;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** What programs write for a value that they do not have: read, but in no plausible range. */
  private static final Pattern NO_NUMBER = Pattern.compile("(?i)nan|[+-]?inf(inity)?");

  private record Numeric(Parameter parameter, String column, int position) {}

  private final int size;
  private final int age;
  private final int scale;
  private final int oxygen;
  private final int consciousness;
  private final List<Numeric> numbers;

  ScoreRow(ScoreColumns columns) {
    size = columns.header().size();
    age = columns.position("ageYears");
    scale = columns.position("spo2Scale");
    oxygen = columns.position("supplementalOxygen");
    consciousness = columns.position("consciousness");
    numbers =
        List.of(
            numeric(Parameter.RESPIRATORY_RATE, "respiratoryRate", columns),
            numeric(Parameter.SPO2, "spo2", columns),
            numeric(Parameter.SYSTOLIC, "systolic", columns),
            numeric(Parameter.HEART_RATE, "heartRate", columns),
            numeric(Parameter.TEMPERATURE, "temperature", columns),
            numeric(Parameter.DIASTOLIC, "diastolic", columns));
  }

  private static Numeric numeric(Parameter parameter, String column, ScoreColumns columns) {
    return new Numeric(parameter, column, columns.position(column));
  }

  /**
   * Scores one row.
   *
   * @param notes takes a sentence for each value that is read but not scored
   */
  VitalScores score(CSVRecord row, Consumer<String> notes) throws BadRow {
    if (row.size() != size) {
      throw new BadRow("has " + row.size() + " fields where the header has " + size);
    }
    CareProfile profile = profile(years(row), spo2Scale(row));
    Observations observations = new Observations();
    for (Numeric numeric : numbers) {
      String text = row.get(numeric.position).strip();
      if (!text.isEmpty()) {
        measure(numeric, number(text, numeric.column), observations, notes);
      }
    }
    measureOxygen(row.get(oxygen).strip(), observations);
    measureConsciousness(row.get(consciousness).strip(), observations);
    return VitalScorer.score(observations, profile, 0, VitalScorer.Trigger.CHANGE, List.of());
  }

  private static void measure(
      Numeric numeric, double value, Observations observations, Consumer<String> notes) {
    if (!numeric.parameter.plausible(value)) {
      notes.accept(numeric.column + " is outside its plausible range and not scored");
    } else if (numeric.parameter == Parameter.DIASTOLIC
        && value >= observations.value(Parameter.SYSTOLIC)) {
      notes.accept(numeric.column + " is not below systolic and not scored");
    } else {
      observations.measured(numeric.parameter, value, 0);
    }
  }

  private static void measureOxygen(String text, Observations observations) throws BadRow {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "" -> {}
      case "true" -> observations.measured(Parameter.SUPPLEMENTAL_OXYGEN, 1, 0);
      case "false" -> observations.measured(Parameter.SUPPLEMENTAL_OXYGEN, 0, 0);
      default -> throw new BadRow("supplementalOxygen is neither true nor false");
    }
  }

  private static void measureConsciousness(String text, Observations observations) throws BadRow {
    if (text.isEmpty()) {
      return;
    }
    for (Consciousness level : Consciousness.values()) {
      if (level.name().equalsIgnoreCase(text)) {
        observations.measured(Parameter.CONSCIOUSNESS, level.ordinal(), 0);
        return;
      }
    }
    throw new BadRow("consciousness is none of ALERT, CONFUSION, VOICE, PAIN, UNRESPONSIVE");
  }

  /** A wrong age would choose the wrong scores, so it is never passed over. */
  private double years(CSVRecord row) throws BadRow {
    String text = row.get(age).strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    double years = number(text, "ageYears");
    if (!(years >= 0 && years <= OLDEST_YEARS)) {
      throw new BadRow("ageYears is not between 0 and 130");
    }
    return years;
  }

  private int spo2Scale(CSVRecord row) throws BadRow {
    return switch (row.get(scale).strip()) {
      case "", "1" -> 1;
      case "2" -> 2;
      default -> throw new BadRow("spo2Scale is neither 1 nor 2");
    };
  }

  private static double number(String text, String column) throws BadRow {
    if (DECIMAL.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    if (NO_NUMBER.matcher(text).matches()) {
      return Double.NaN;
    }
    throw new BadRow(column + " is not a number");
  }

  private static CareProfile profile(double ageYears, int spo2Scale) {
    return new CareProfile(
        "",
        0,
        0,
        null,
        null,
        ageYears,
        spo2Scale,
        Consciousness.ALERT,
        false,
        false,
        false,
        Monitoring.ACTIVE,
        CareProfile.DEFAULT_SPOT_INTERVAL_MINUTES,
        List.of(),
        List.of());
  }
}
