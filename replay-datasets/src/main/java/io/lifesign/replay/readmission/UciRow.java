package io.lifesign.replay.readmission;

import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.Sex;
import io.lifesign.clinical.readmission.Stay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of the UCI data as a stay: what its words and numbers mean is told here and nowhere else.
 */
final class UciRow {

  /** Died, or went to a hospice. */
  private static final Set<String> LEFT_OUT = Set.of("11", "13", "14", "19", "20", "21");

  private static final String UNKNOWN = "?";

  private final CSVRecord row;

  UciRow(CSVRecord row) {
    this.row = row;
  }

  UciEncounter encounter() {
    String readmitted = text("readmitted");
    return new UciEncounter(
        text("encounter_id"),
        text("patient_nbr"),
        text("race"),
        stay(),
        readmitted.equals(UNKNOWN) ? null : readmitted.equals("<30"),
        LEFT_OUT.contains(text("discharge_disposition_id")));
  }

  private Stay stay() {
    return new Stay(
        new Stay.Patient(age(text("age")), sex(text("gender"))),
        new Stay.Admission(
            UciCodes.urgency(text("admission_type_id")),
            UciCodes.source(text("admission_source_id")),
            UciCodes.disposition(text("discharge_disposition_id")),
            specialty(text("medical_specialty")),
            true,
            number("time_in_hospital")),
        new Stay.Coded(
            diagnoses(), number("number_diagnoses"), List.of(), number("num_procedures")),
        new Stay.Labs(
            Double.NaN,
            Double.NaN,
            glucose(text("max_glu_serum")),
            hba1c(text("A1Cresult")),
            number("num_lab_procedures")),
        new Stay.PriorUse(
            Double.NaN,
            number("number_emergency"),
            number("number_inpatient"),
            number("number_outpatient")),
        new Stay.Drugs(
            number("num_medications"),
            insulin(text("insulin")),
            flag(text("change"), "Ch", "No"),
            flag(text("diabetesMed"), "Yes", "No")));
  }

  /** The text of a column, {@code ?} where there is none. */
  private String text(String column) {
    String text = row.isMapped(column) ? row.get(column).strip() : "";
    return text.isEmpty() ? UNKNOWN : text;
  }

  private double number(String column) {
    try {
      return Double.parseDouble(text(column));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private List<Code> diagnoses() {
    List<Code> codes = new ArrayList<>();
    Stream.of("diag_1", "diag_2", "diag_3")
        .map(this::text)
        .filter(code -> !code.equals(UNKNOWN))
        .forEach(code -> codes.add(new Code(CodeSystem.ICD9, code)));
    return codes;
  }

  /** The middle of {@code [70-80)}. */
  private static double age(String text) {
    int dash = text.indexOf('-');
    if (!text.startsWith("[") || !text.endsWith(")") || dash < 0) {
      return Double.NaN;
    }
    try {
      double from = Double.parseDouble(text.substring(1, dash));
      double to = Double.parseDouble(text.substring(dash + 1, text.length() - 1));
      return (from + to) / 2;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Sex sex(String text) {
    return switch (text) {
      case "Female" -> Sex.FEMALE;
      case "Male" -> Sex.MALE;
      default -> Sex.UNKNOWN;
    };
  }

  private static String specialty(String text) {
    return text.equals(UNKNOWN) ? null : text;
  }

  /** A value inside the range that the file names, mg/dL. */
  private static double glucose(String text) {
    return switch (text) {
      case "Norm" -> 150;
      case ">200" -> 250;
      case ">300" -> 350;
      default -> Double.NaN;
    };
  }

  /** A value inside the range that the file names, %. */
  private static double hba1c(String text) {
    return switch (text) {
      case "Norm" -> 6;
      case ">7" -> 7.5;
      case ">8" -> 9;
      default -> Double.NaN;
    };
  }

  private static Stay.Insulin insulin(String text) {
    return switch (text) {
      case "No" -> Stay.Insulin.NONE;
      case "Steady" -> Stay.Insulin.STEADY;
      case "Up" -> Stay.Insulin.RAISED;
      case "Down" -> Stay.Insulin.LOWERED;
      default -> Stay.Insulin.UNKNOWN;
    };
  }

  private static double flag(String text, String yes, String no) {
    return text.equals(yes) ? 1 : text.equals(no) ? 0 : Double.NaN;
  }
}
