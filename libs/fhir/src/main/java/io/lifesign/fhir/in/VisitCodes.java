package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.Urgency;
import java.util.Locale;
import java.util.Map;

/**
 * How FHIR's terminology and HL7 v2's tables tell the kind, urgency, source and end of a stay. What
 * is not listed is UNKNOWN, never guessed.
 */
final class VisitCodes {

  /** HL7 v3 ActEncounterCode. A short stay is planned to last less than a day: a watched bed. */
  private static final Map<String, EncounterKind> ACT_CODE =
      Map.ofEntries(
          Map.entry("IMP", EncounterKind.INPATIENT),
          Map.entry("ACUTE", EncounterKind.INPATIENT),
          Map.entry("NONAC", EncounterKind.INPATIENT),
          Map.entry("EMER", EncounterKind.EMERGENCY),
          Map.entry("OBSENC", EncounterKind.OBSERVATION),
          Map.entry("SS", EncounterKind.OBSERVATION),
          Map.entry("AMB", EncounterKind.OUTPATIENT),
          Map.entry("VR", EncounterKind.OUTPATIENT),
          Map.entry("HH", EncounterKind.OUTPATIENT),
          Map.entry("FLD", EncounterKind.OUTPATIENT),
          Map.entry("PRENC", EncounterKind.PLANNED));

  /** HL7 v2 table 0004. B, obstetrics, is a bed. */
  private static final Map<String, EncounterKind> TABLE_0004 =
      Map.of(
          "I", EncounterKind.INPATIENT,
          "B", EncounterKind.INPATIENT,
          "E", EncounterKind.EMERGENCY,
          "O", EncounterKind.OUTPATIENT,
          "R", EncounterKind.OUTPATIENT,
          "P", EncounterKind.PLANNED);

  /** HL7 v3 ActPriority; R, routine, and P, preoperative, are arranged beforehand. */
  private static final Map<String, Urgency> ACT_PRIORITY =
      Map.of(
          "EM", Urgency.EMERGENCY,
          "S", Urgency.EMERGENCY,
          "UR", Urgency.URGENT,
          "A", Urgency.URGENT,
          "EL", Urgency.ELECTIVE,
          "R", Urgency.ELECTIVE,
          "P", Urgency.ELECTIVE);

  /** HL7 v2 table 0007. L, labour, was not arranged. */
  private static final Map<String, Urgency> TABLE_0007 =
      Map.of(
          "A", Urgency.EMERGENCY,
          "E", Urgency.EMERGENCY,
          "U", Urgency.URGENT,
          "L", Urgency.URGENT,
          "C", Urgency.ELECTIVE,
          "R", Urgency.ELECTIVE,
          "N", Urgency.NEWBORN);

  /** NUBC's priority of admission, which senders put into the same fields; 5 is trauma. */
  private static final Map<String, Urgency> NUBC_PRIORITY =
      Map.of(
          "1", Urgency.EMERGENCY,
          "2", Urgency.URGENT,
          "3", Urgency.ELECTIVE,
          "4", Urgency.NEWBORN,
          "5", Urgency.EMERGENCY);

  /** SNOMED CT kinds of admission, as in {@code Encounter.type}. */
  private static final Map<String, Urgency> SNOMED_ADMISSION =
      Map.of(
          "183452005", Urgency.EMERGENCY,
          "50849002", Urgency.EMERGENCY,
          "8715000", Urgency.ELECTIVE,
          "183495009", Urgency.ELECTIVE);

  /** FHIR's admit-source. */
  private static final Map<String, AdmissionSource> ADMIT_SOURCE =
      Map.ofEntries(
          Map.entry("hosp-trans", AdmissionSource.TRANSFER_ACUTE),
          Map.entry("emd", AdmissionSource.EMERGENCY_ROOM),
          Map.entry("outp", AdmissionSource.REFERRAL),
          Map.entry("gp", AdmissionSource.REFERRAL),
          Map.entry("mp", AdmissionSource.REFERRAL),
          Map.entry("born", AdmissionSource.BIRTH),
          Map.entry("nursing", AdmissionSource.TRANSFER_OTHER),
          Map.entry("psych", AdmissionSource.TRANSFER_OTHER),
          Map.entry("rehab", AdmissionSource.TRANSFER_OTHER),
          Map.entry("other", AdmissionSource.OTHER));

  /** HL7 v2 table 0023. */
  private static final Map<String, AdmissionSource> TABLE_0023 =
      Map.of(
          "1", AdmissionSource.REFERRAL,
          "2", AdmissionSource.REFERRAL,
          "3", AdmissionSource.REFERRAL,
          "4", AdmissionSource.TRANSFER_ACUTE,
          "5", AdmissionSource.TRANSFER_OTHER,
          "6", AdmissionSource.TRANSFER_OTHER,
          "7", AdmissionSource.EMERGENCY_ROOM,
          "8", AdmissionSource.OTHER);

  /** FHIR's discharge-disposition. Another health-care facility may be of any kind. */
  private static final Map<String, Disposition> DISCHARGE_DISPOSITION =
      Map.ofEntries(
          Map.entry("home", Disposition.HOME),
          Map.entry("alt-home", Disposition.HOME),
          Map.entry("other-hcf", Disposition.OTHER),
          Map.entry("hosp", Disposition.HOSPICE),
          Map.entry("long", Disposition.SKILLED_NURSING),
          Map.entry("snf", Disposition.SKILLED_NURSING),
          Map.entry("rehab", Disposition.REHABILITATION),
          Map.entry("aadvice", Disposition.LEFT_AGAINST_ADVICE),
          Map.entry("exp", Disposition.DIED),
          Map.entry("psy", Disposition.OTHER),
          Map.entry("oth", Disposition.OTHER));

  private VisitCodes() {}

  /** By the codes of FHIR or of HL7 v2. */
  static EncounterKind kind(String code) {
    String upper = upper(code);
    EncounterKind kind = ACT_CODE.get(upper);
    return kind != null ? kind : TABLE_0004.getOrDefault(upper, EncounterKind.UNKNOWN);
  }

  /**
   * @param system FHIR's address of the code system, which tells v2's A (accident) from v3's A (as
   *     soon as possible); null for HL7 v2
   */
  static Urgency urgency(String system, String code) {
    String upper = upper(code);
    if (system != null && system.equals("http://snomed.info/sct")) {
      return SNOMED_ADMISSION.getOrDefault(upper, Urgency.UNKNOWN);
    }
    Urgency nubc = NUBC_PRIORITY.get(upper);
    if (nubc != null) {
      return nubc;
    }
    boolean v2 = system == null || system.contains("0007");
    return (v2 ? TABLE_0007 : ACT_PRIORITY).getOrDefault(upper, Urgency.UNKNOWN);
  }

  static AdmissionSource source(String code) {
    String lower = code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
    AdmissionSource source = ADMIT_SOURCE.get(lower);
    return source != null ? source : TABLE_0023.getOrDefault(lower, AdmissionSource.UNKNOWN);
  }

  static Disposition disposition(String code) {
    String lower = code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
    Disposition disposition = DISCHARGE_DISPOSITION.get(lower);
    if (disposition != null) {
      return disposition;
    }
    return lower.matches("\\d{1,2}") ? patientStatus(Integer.parseInt(lower)) : Disposition.UNKNOWN;
  }

  /**
   * NUBC's patient status, which HL7 v2 table 0112 took over; 81 to 95 say 1 to 70 again, with a
   * readmission planned.
   */
  private static Disposition patientStatus(int status) {
    return switch (status) {
      case 1, 81 -> Disposition.HOME;
      case 2, 5, 43, 66, 82, 85, 88, 94 -> Disposition.TRANSFER_ACUTE;
      case 3, 4, 61, 64, 83, 84, 89, 92 -> Disposition.SKILLED_NURSING;
      case 6, 8, 86 -> Disposition.HOME_WITH_CARE;
      case 7 -> Disposition.LEFT_AGAINST_ADVICE;
      case 20, 40, 41, 42 -> Disposition.DIED;
      case 50, 51 -> Disposition.HOSPICE;
      case 62, 90 -> Disposition.REHABILITATION;
      case 9, 21, 63, 65, 69, 70, 87, 91, 93, 95 -> Disposition.OTHER;
      default -> Disposition.UNKNOWN;
    };
  }

  private static String upper(String code) {
    return code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
  }
}
