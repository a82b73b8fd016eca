package io.lifesign.clinical.readmission;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The laboratory tests that are read, each in one unit. Codes are LOINC's for blood, serum and
 * plasma; body fluids and urine are other tests.
 */
public enum Analyte {
  /** g/dL. One mmol/L of the monomer (16,114.5 g/mol, IFCC) is 1.61145 g/dL. */
  HAEMOGLOBIN(
      "g/dL",
      Set.of("718-7", "20509-6", "30313-1", "30350-3", "30351-1", "30352-9", "55782-7", "59260-0"),
      Map.of("g/dl", 1.0, "gm/dl", 1.0, "g%", 1.0, "g/l", 0.1, "mg/dl", 0.001, "mmol/l", 1.61145)),
  /** mmol/L; the ion has one charge, so that mEq/L says the same. */
  SODIUM(
      "mmol/L",
      Set.of("2951-2", "2947-0", "32717-1", "39791-9", "39792-7", "77139-4"),
      Map.of("mmol/l", 1.0, "meq/l", 1.0)),
  /** mg/dL; 1 mmol/L is 18.016 mg/dL. */
  GLUCOSE(
      "mg/dL",
      Set.of("2345-7", "2339-0", "15074-8", "14749-6", "41653-7", "1558-6", "2340-8", "74774-1"),
      Map.of("mg/dl", 1.0, "mg%", 1.0, "g/l", 100.0, "mmol/l", 18.016)),
  /** % (NGSP); from mmol/mol (IFCC) by the master equation 0.09148 x + 2.152. */
  HBA1C("%", Set.of("4548-4", "17856-6", "4549-2", "59261-8"), Map.of("%", 1.0));

  /** UCUM allows a remark in braces anywhere: it changes nothing of the amount. */
  private static final Pattern REMARK = Pattern.compile("\\{[^}]*}|\\s");

  private static final String IFCC_UNIT = "mmol/mol";
  private static final double IFCC_SLOPE = 0.09148;
  private static final double IFCC_INTERCEPT = 2.152;

  private final String unit;
  private final Set<String> loinc;
  private final Map<String, Double> factors;

  Analyte(String unit, Set<String> loinc, Map<String, Double> factors) {
    this.unit = unit;
    this.loinc = loinc;
    this.factors = factors;
  }

  /** The unit in which facts carry it, UCUM. */
  public String unit() {
    return unit;
  }

  /** Which test the code names, null if it is none of these. */
  public static Analyte of(Code code) {
    if (code != null && code.system() == CodeSystem.LOINC) {
      for (Analyte analyte : values()) {
        if (analyte.loinc.contains(code.value())) {
          return analyte;
        }
      }
    }
    return null;
  }

  /**
   * The value in {@link #unit()}; empty if the unit given is none that it is measured in. Letters
   * may be of either case: senders of HL7 v2 write capitals.
   */
  public OptionalDouble inUnit(double value, String given) {
    if (given == null) {
      return OptionalDouble.empty();
    }
    String plain = REMARK.matcher(given).replaceAll("").toLowerCase(Locale.ROOT);
    if (this == HBA1C && plain.equals(IFCC_UNIT)) {
      return OptionalDouble.of(IFCC_SLOPE * value + IFCC_INTERCEPT);
    }
    Double factor = factors.get(plain);
    return factor == null ? OptionalDouble.empty() : OptionalDouble.of(value * factor);
  }
}
