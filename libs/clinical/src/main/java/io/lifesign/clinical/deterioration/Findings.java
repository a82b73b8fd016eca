package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.Consciousness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;
import io.lifesign.clinical.vitals.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Evidence and words, shared by the conditions. */
final class Findings {

  private static final double MICROS_PER_SECOND = 1e6;

  private Findings() {}

  /** A fresh value with its bound. */
  static Evidence value(PatientWatch watch, Parameter parameter, String bound, long atMicros) {
    return value(watch, parameter, null, bound, atMicros);
  }

  static Evidence value(
      PatientWatch watch, Parameter parameter, Integer points, String bound, long atMicros) {
    return new Evidence(
        name(parameter),
        Rounding.charted(parameter, watch.value(parameter)),
        parameter.unit(),
        points,
        bound,
        ageSeconds(watch, parameter, atMicros),
        watch.sources[parameter.ordinal()]);
  }

  static Evidence derived(String name, double value, String unit, String bound) {
    return new Evidence(name, value, unit, null, bound, 0, null);
  }

  static double ageSeconds(PatientWatch watch, Parameter parameter, long atMicros) {
    return (atMicros - watch.observations.atMicros(parameter)) / MICROS_PER_SECOND;
  }

  /** A total and the items that scored. */
  static List<Evidence> score(
      PatientWatch watch, String name, Score score, String bound, long atMicros) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(derived(name, score.total(), "", bound));
    for (Score.Item item : score.items()) {
      if (item.points() != null && item.points() > 0) {
        evidence.add(value(watch, item.parameter(), item.points(), null, atMicros));
      }
    }
    return evidence;
  }

  /** The items that scored at least so much, a bit each. */
  static int scoring(Score score, int atLeast) {
    int bits = 0;
    List<Score.Item> items = score.items();
    for (int i = 0; i < items.size(); i++) {
      Score.Item item = items.get(i);
      if (item.points() != null && item.points() >= atLeast) {
        bits |= item(item.parameter());
      }
    }
    return bits;
  }

  /** What a score would be if every item that is not measured added a point. */
  static int atMost(Score score) {
    int total = score.total();
    for (Score.Item item : score.items()) {
      total += item.points() == null ? 1 : 0;
    }
    return total;
  }

  /**
   * Whether a score that applies measures the items of all those parameters: one may be fresh and
   * yet not count, too old beside the others.
   */
  static boolean measured(Score score, int parameters) {
    for (Score.Item item : score.items()) {
      if (item.points() == null && (parameters & item(item.parameter())) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The bit of an item: oxygen is one item, whichever parameter tells it. */
  private static int item(Parameter parameter) {
    return switch (parameter) {
      case OXYGEN_FLOW, FIO2 -> PatientWatch.bit(Parameter.SUPPLEMENTAL_OXYGEN);
      default -> PatientWatch.bit(parameter);
    };
  }

  /** "respiratory rate 26 /min: 3, SpO2 91 %: 3". */
  static String items(PatientWatch watch, Score score) {
    StringJoiner items = new StringJoiner(", ");
    for (Score.Item item : score.items()) {
      if (item.points() != null && item.points() > 0) {
        items.add(words(watch, item.parameter()) + ": " + item.points());
      }
    }
    return items.toString();
  }

  /** "a lower bound" is said where items are missing. */
  static String atLeast(Score score) {
    return score.complete() ? "" : "at least ";
  }

  /** "respiratory rate 26 /min". */
  static String words(PatientWatch watch, Parameter parameter) {
    double value = Rounding.charted(parameter, watch.value(parameter));
    return switch (parameter) {
      case CONSCIOUSNESS ->
          "consciousness " + Consciousness.values()[(int) value].name().toLowerCase(Locale.ROOT);
      case SUPPLEMENTAL_OXYGEN -> value > 0 ? "on oxygen" : "on air";
      case FIO2 -> String.format(Locale.ROOT, "FiO2 %.2f", value);
      case RESPIRATORY_EFFORT -> "respiratory effort " + (int) value;
      case TEMPERATURE -> String.format(Locale.ROOT, "temperature %.1f Cel", value);
      case OXYGEN_FLOW -> String.format(Locale.ROOT, "oxygen %.1f L/min", value);
      default ->
          String.format(Locale.ROOT, "%s %.0f %s", spoken(parameter), value, unit(parameter));
    };
  }

  static String spoken(Parameter parameter) {
    return switch (parameter) {
      case SPO2 -> "SpO2";
      case FIO2 -> "FiO2";
      case SYSTOLIC -> "systolic pressure";
      case DIASTOLIC -> "diastolic pressure";
      default -> parameter.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static String unit(Parameter parameter) {
    return parameter == Parameter.SYSTOLIC || parameter == Parameter.DIASTOLIC
        ? "mmHg"
        : parameter.unit();
  }

  /** A parameter's name as evidence carries it: lower camel case. */
  static String name(Parameter parameter) {
    StringBuilder name = new StringBuilder();
    for (String part : parameter.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return name.toString();
  }
}
