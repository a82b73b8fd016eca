package io.lifesign.clinical.readmission;

/**
 * One thing that an EHR said of a patient. A later version of the same resource replaces what the
 * earlier said; what a version does not mention ({@code null}, {@code UNKNOWN}, {@code NaN}) stays.
 * All times are microseconds since the epoch, UTC.
 */
public sealed interface EhrFact {

  /** Identifier of the resource, unique among those of its kind of one patient. */
  String id();

  EhrVersion version();

  /** Whether the EHR took it back: entered in error, or cancelled. */
  boolean retracted();

  /**
   * Who the patient is. There is one of a patient.
   *
   * @param birthDay days since 1970-01-01, or null
   * @param deceasedMicros when the patient died, or null
   */
  record Person(String id, EhrVersion version, Long birthDay, Sex sex, Long deceasedMicros)
      implements EhrFact {
    @Override
    public boolean retracted() {
      return false;
    }
  }

  /**
   * An encounter.
   *
   * @param visitNumber the number under which other systems know the encounter (HL7 v2 PV1-19), or
   *     null; encounters of one visit number are one encounter
   * @param dischargedMicros end of the encounter, or null while it lasts or where it is not
   *     mentioned
   * @param dischargeTakenBack whether this version says that the patient has not been discharged
   * @param specialty medical specialty or hospital service in the sender's words, or null
   */
  record Encounter(
      String id,
      EhrVersion version,
      boolean retracted,
      String visitNumber,
      EncounterKind kind,
      Long admittedMicros,
      Long dischargedMicros,
      boolean dischargeTakenBack,
      Urgency urgency,
      AdmissionSource source,
      Disposition disposition,
      String specialty)
      implements EhrFact {}

  /**
   * A diagnosis.
   *
   * @param encounterId the encounter (id or visit number) it was made in, or null if it stands on
   *     the problem list alone
   * @param rank 1 for the principal diagnosis, 0 if not told
   * @param recordedMicros when it became known or began, or null
   */
  record Diagnosis(
      String id,
      EhrVersion version,
      boolean retracted,
      String encounterId,
      Code code,
      int rank,
      Long recordedMicros)
      implements EhrFact {}

  /**
   * A procedure.
   *
   * @param performedMicros when it began, or null
   */
  record Procedure(
      String id,
      EhrVersion version,
      boolean retracted,
      String encounterId,
      Code code,
      Long performedMicros)
      implements EhrFact {}

  /**
   * A laboratory result.
   *
   * @param code LOINC where the sender has it
   * @param value in {@code unit}; NaN if it is no number
   * @param unit UCUM
   * @param observedMicros when the sample was taken, or null
   */
  record Lab(
      String id,
      EhrVersion version,
      boolean retracted,
      String encounterId,
      Code code,
      double value,
      String unit,
      Long observedMicros)
      implements EhrFact {}
}
