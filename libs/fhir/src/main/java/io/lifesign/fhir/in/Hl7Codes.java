package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Procedure;
import io.lifesign.clinical.readmission.EhrVersion;
import java.util.regex.Pattern;

/**
 * A DG1 segment as a diagnosis, a PR1 segment as a procedure.
 *
 * @param visit visit number, or null
 */
record Hl7Codes(Hl7Segment segment, Hl7Times times, EhrVersion version, String visit) {

  private static final int METHOD = 2;
  private static final int CODE = 3;
  private static final int AT = 5;
  private static final int TYPE = 6;
  private static final int RANK = 15;
  private static final int DIAGNOSIS_ID = 20;
  private static final int DIAGNOSIS_ACTION = 21;
  private static final int PROCEDURE_ID = 19;
  private static final int PROCEDURE_ACTION = 20;

  /** The diagnosis on admission: what it was thought to be. */
  private static final String ADMITTING = "A";

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  Diagnosis diagnosis() throws InvalidElement {
    Code code = code();
    String rank = segment.get(RANK);
    return new Diagnosis(
        id(DIAGNOSIS_ID, code, null),
        version,
        isDeleted(DIAGNOSIS_ACTION),
        visit,
        code,
        rank == null || !NUMBER.matcher(rank).matches() || ADMITTING.equals(segment.get(TYPE))
            ? 0
            : Integer.parseInt(rank),
        times.start(segment.get(AT), segment.path(AT)));
  }

  Procedure procedure() throws InvalidElement {
    Code code = code();
    String performed = segment.get(AT);
    return new Procedure(
        id(PROCEDURE_ID, code, performed),
        version,
        isDeleted(PROCEDURE_ACTION),
        visit,
        code,
        times.start(performed, segment.path(AT)));
  }

  /** Before version 2.5 none has an identifier: the visit may have the same code once. */
  private String id(int field, Code code, String performed) throws InvalidElement {
    String stated = segment.get(field);
    return stated != null
        ? stated
        : Codings.bounded(
            visit
                + ":"
                + segment.name()
                + ":"
                + code.value()
                + (performed == null ? "" : ":" + performed));
  }

  private boolean isDeleted(int field) throws InvalidElement {
    return "D".equals(segment.get(field));
  }

  /** The coded element's own system or, as older versions have it, the coding method. */
  private Code code() throws InvalidElement {
    for (int first : new int[] {1, 4}) {
      CodeSystem system = Codings.ofHl7Name(segment.get(CODE, first + 2));
      if (segment.get(CODE, first) != null && system != CodeSystem.OTHER) {
        return new Code(system, segment.get(CODE, first));
      }
    }
    if (segment.get(CODE) == null) {
      throw new InvalidElement(segment.path(CODE), "missing");
    }
    return new Code(Codings.ofHl7Name(segment.get(METHOD)), segment.get(CODE));
  }
}
