package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.Analyte;
import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrVersion;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An OBX segment as a laboratory result.
 *
 * @param order the OBR segment it stands under, or null
 */
record Hl7Result(Hl7Segment result, Hl7Segment order, Hl7Times times, EhrVersion version) {

  private static final int TYPE = 2;
  private static final int CODE = 3;
  private static final int PART = 4;
  private static final int VALUE = 5;
  private static final int UNIT = 6;
  private static final int STATUS = 11;
  private static final int OBSERVED = 14;
  private static final int PLACER = 2;
  private static final int FILLER = 3;
  private static final int ORDER_OBSERVED = 7;
  private static final int SECTION = 24;

  /** HL7 table 0085: deleted, wrong, cannot be obtained. */
  private static final Set<String> TAKEN_BACK = Set.of("D", "W", "X");

  /** Not asked for, only the order's text, or still awaited. */
  private static final Set<String> NO_RESULT = Set.of("N", "O", "I");

  /** HL7 table 0074: the laboratory's sections; most senders name none. */
  private static final Set<String> LABORATORY =
      Set.of("LAB", "CH", "HM", "BG", "BLB", "IMM", "MB", "SR", "TX", "ICU", "NIC");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{0,20})?");

  /** Null if it is no laboratory result. */
  Lab lab(String visit) throws InvalidElement {
    Code code = code();
    Analyte analyte = Analyte.of(code);
    String status = result.get(STATUS);
    String section = order == null ? null : order.get(SECTION);
    boolean laboratory = section == null || LABORATORY.contains(section);
    if ((analyte == null && !laboratory) || NO_RESULT.contains(status == null ? "" : status)) {
      return null;
    }
    boolean retracted = status != null && TAKEN_BACK.contains(status);
    double value = retracted ? Double.NaN : number();
    String unit = Double.isNaN(value) ? null : result.get(UNIT);
    if (analyte != null && !Double.isNaN(value)) {
      value =
          analyte
              .inUnit(value, unit)
              .orElseThrow(() -> new InvalidElement(result.path(UNIT), "no unit of this test"));
      unit = analyte.unit();
    }
    return new Lab(id(code), version, retracted, visit, code, value, unit, observed());
  }

  /** LOINC where it stands first or second, else whatever stands first. */
  private Code code() throws InvalidElement {
    for (int first : new int[] {1, 4}) {
      if (Codings.ofHl7Name(result.get(CODE, first + 2)) == CodeSystem.LOINC
          && result.get(CODE, first) != null) {
        return new Code(CodeSystem.LOINC, result.get(CODE, first));
      }
    }
    if (result.get(CODE) == null) {
      throw new InvalidElement(result.path(CODE), "missing");
    }
    return new Code(Codings.ofHl7Name(result.get(CODE, 3)), result.get(CODE));
  }

  /** NaN where the result is no single number. A bound, as in {@code <^5}, is read as it stands. */
  private double number() throws InvalidElement {
    String type = result.get(TYPE);
    boolean structured = "SN".equals(type);
    String text = structured ? result.get(VALUE, 2) : result.get(VALUE);
    boolean ratioOrRange = structured && result.get(VALUE, 4) != null;
    if (text != null && !ratioOrRange && NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    if ("NM".equals(type) && text != null) {
      throw new InvalidElement(result.path(VALUE), "no number");
    }
    return Double.NaN;
  }

  private Long observed() throws InvalidElement {
    Long at = times.start(result.get(OBSERVED), result.path(OBSERVED));
    return at == null && order != null
        ? times.start(order.get(ORDER_OBSERVED), order.path(ORDER_OBSERVED))
        : at;
  }

  /** The order's number with the laboratory or, without one, when the sample was taken. */
  private String id(Code code) throws InvalidElement {
    String number = null;
    if (order != null) {
      number = order.get(FILLER) == null ? order.get(PLACER) : order.get(FILLER);
    }
    String part = result.get(PART);
    return Codings.bounded(
        (number == null ? String.valueOf(observed()) : number)
            + ":"
            + code.value()
            + (part == null ? "" : ":" + part));
  }
}
