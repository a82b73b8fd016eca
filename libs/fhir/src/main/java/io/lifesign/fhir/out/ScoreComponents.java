package io.lifesign.fhir.out;

import io.lifesign.clinical.vitals.Consciousness;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.RespiratoryEffort;
import io.lifesign.clinical.vitals.Score;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Type;

/**
 * The items of a score as components: first all points, then the values, each as it was scored
 * (docs/clinical-decisions.md, "Codes").
 */
final class ScoreComponents {

  private ScoreComponents() {}

  static void add(Observation observation, Score score, int spo2Scale, boolean news2) {
    for (Score.Item item : score.items()) {
      ObservationComponentComponent points = observation.addComponent();
      points.setCode(news2 ? news2Points(item.parameter(), spo2Scale) : ourPoints(item));
      if (item.points() != null) {
        points.setValue(new IntegerType(item.points()));
      } else {
        points.setDataAbsentReason(absent(item.freshness()));
      }
    }
    for (Score.Item item : score.items()) {
      if (item.value() != null) {
        observation.addComponent().setCode(code(item.parameter())).setValue(value(item));
      }
    }
  }

  private static CodeableConcept absent(Freshness freshness) {
    String system = Systems.HL7 + "data-absent-reason";
    return freshness == Freshness.STALE
        ? Parts.concept(system, "temp-unknown", "Temporarily Unknown")
        : Parts.concept(system, "not-performed", "Not Performed");
  }

  private static CodeableConcept news2Points(Parameter parameter, int spo2Scale) {
    String code =
        switch (parameter) {
          case RESPIRATORY_RATE -> "1104301000000104";
          case SPO2 -> spo2Scale == 2 ? "1104321000000108" : "1104311000000102";
          case SUPPLEMENTAL_OXYGEN -> "1104331000000105";
          case SYSTOLIC -> "1104341000000101";
          case HEART_RATE -> "1104351000000103";
          case CONSCIOUSNESS -> "1104361000000100";
          case TEMPERATURE -> "1104371000000107";
          default -> throw new IllegalArgumentException(parameter + " is no item of NEWS2");
        };
    return Parts.concept(Systems.SNOMED, code, null).setText(words(parameter) + " points");
  }

  private static CodeableConcept ourPoints(Score.Item item) {
    return Parts.concept(Systems.INDEX_ITEM, name(item.parameter()), null)
        .setText(words(item.parameter()) + " points");
  }

  private static CodeableConcept code(Parameter parameter) {
    return parameter == Parameter.CONSCIOUSNESS
        ? Parts.concept(Systems.LOINC, "67775-7", null).setText(words(parameter))
        : EvidenceCodes.concept(name(parameter)).setText(words(parameter));
  }

  private static Type value(Score.Item item) {
    double value = item.value();
    return switch (item.parameter()) {
      case CONSCIOUSNESS -> word(Consciousness.values()[(int) value]);
      case RESPIRATORY_EFFORT -> word(RespiratoryEffort.values()[(int) value]);
      // what the item holds hangs on the chart: a flow or a share for children, else whether
      case SUPPLEMENTAL_OXYGEN -> Parts.quantity(value, "");
      default -> Parts.quantity(value, item.parameter().unit());
    };
  }

  private static CodeableConcept word(Enum<?> level) {
    return new CodeableConcept().setText(level.name().toLowerCase(Locale.ROOT));
  }

  private static String words(Parameter parameter) {
    return parameter.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** As evidence names it: lower camel case. */
  private static String name(Parameter parameter) {
    StringBuilder name = new StringBuilder();
    for (String part : parameter.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return name.toString();
  }
}
