package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Type;

/** FHIR's Condition as a diagnosis, its Procedure as one. */
final class ClinicalReading {

  static final List<String> CONDITION_ELEMENTS =
      List.of(
          "verificationStatus",
          "code",
          "subject",
          "encounter",
          "onsetDateTime",
          "onsetPeriod",
          "recordedDate");

  static final List<String> PROCEDURE_ELEMENTS =
      List.of("status", "code", "subject", "encounter", "performedDateTime", "performedPeriod");

  private static final Set<String> NOT_SO = Set.of("entered-in-error", "refuted");

  private static final Set<ProcedureStatus> NOT_DONE =
      EnumSet.of(ProcedureStatus.ENTEREDINERROR, ProcedureStatus.NOTDONE);

  private ClinicalReading() {}

  /**
   * @param listed what an encounter of the bundle says of it, or null
   */
  static EhrFact.Diagnosis diagnosis(
      Condition condition,
      String id,
      EhrVersion version,
      String encounterId,
      DiagnosisRanks.Listed listed)
      throws InvalidElement {
    boolean retracted =
        condition.getVerificationStatus().getCoding().stream()
            .anyMatch(coding -> coding.hasCode() && NOT_SO.contains(coding.getCode()));
    Long recorded =
        FhirTimes.start(condition.getRecordedDateElement().getValueAsString(), "recordedDate");
    String encounter = encounterId == null && listed != null ? listed.encounterId() : encounterId;
    return new EhrFact.Diagnosis(
        id,
        version,
        retracted,
        encounter,
        coded(Codings.best(condition.getCode()), retracted),
        listed == null ? 0 : listed.rank(),
        recorded == null ? began(condition.getOnset(), "onset") : recorded);
  }

  /** Null while it is only being prepared: nothing was done yet. */
  static EhrFact.Procedure procedure(
      Procedure procedure, String id, EhrVersion version, String encounterId)
      throws InvalidElement {
    ProcedureStatus status = procedure.getStatus();
    if (status == null) {
      throw new InvalidElement("status", "missing");
    }
    if (status == ProcedureStatus.PREPARATION) {
      return null;
    }
    boolean retracted = NOT_DONE.contains(status);
    return new EhrFact.Procedure(
        id,
        version,
        retracted,
        encounterId,
        coded(Codings.best(procedure.getCode()), retracted),
        began(procedure.getPerformed(), "performed"));
  }

  private static Code coded(Code code, boolean retracted) throws InvalidElement {
    if (code == null && !retracted) {
      throw new InvalidElement("code", "missing");
    }
    return code;
  }

  /** When a date or a period began; null if it does not say. */
  static Long began(Type when, String element) throws InvalidElement {
    if (when instanceof Period period) {
      return FhirTimes.start(period.getStartElement().getValueAsString(), element + "Period.start");
    }
    return when == null || !when.isPrimitive()
        ? null
        : FhirTimes.start(when.primitiveValue(), element + "DateTime");
  }
}
