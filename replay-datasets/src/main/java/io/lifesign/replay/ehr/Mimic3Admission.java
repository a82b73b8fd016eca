package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of ADMISSIONS.
 *
 * @param edIn registered in the emergency department, or null
 * @param died null if the patient left alive
 */
record Mimic3Admission(
    String id,
    String patientId,
    LocalDateTime admitted,
    LocalDateTime discharged,
    LocalDateTime died,
    String type,
    String from,
    String to,
    LocalDateTime edIn,
    LocalDateTime edOut) {

  /** MIMIC's ADMISSION_TYPE as HL7 v2 table 0007. */
  private static final Map<String, String> TYPE =
      Map.of("EMERGENCY", "E", "URGENT", "U", "ELECTIVE", "C", "NEWBORN", "N");

  /** ADMISSION_LOCATION, by how it begins, as FHIR's admit-source. */
  private static final Map<String, String> FROM =
      Map.of(
          "EMERGENCY ROOM", "emd",
          "TRANSFER FROM HOSP", "hosp-trans",
          "TRANSFER FROM SKILLED", "nursing",
          "TRANSFER FROM OTHER", "other",
          "CLINIC REFERRAL", "outp",
          "PHYS REFERRAL", "gp",
          "HMO REFERRAL", "gp");

  /** DISCHARGE_LOCATION, by how it begins, as NUBC's patient status. */
  private static final Map<String, String> TO =
      Map.ofEntries(
          Map.entry("DEAD", "20"),
          Map.entry("SNF", "03"),
          Map.entry("ICF", "04"),
          Map.entry("HOME HEALTH CARE", "06"),
          Map.entry("HOME WITH HOME IV", "08"),
          Map.entry("REHAB", "62"),
          Map.entry("LONG TERM CARE", "63"),
          Map.entry("HOSPICE-HOME", "50"),
          Map.entry("HOSPICE-MEDICAL", "51"),
          Map.entry("DISCH-TRAN TO PSYCH", "65"),
          Map.entry("SHORT TERM HOSPITAL", "02"),
          Map.entry("OTHER FACILITY", "70"),
          Map.entry("LEFT AGAINST", "07"));

  private static final String HOME = "HOME";

  /**
   * @throws IllegalArgumentException if a time is missing or none
   */
  static Mimic3Admission of(CSVRecord row) {
    Mimic3Admission admission =
        new Mimic3Admission(
            row.get("HADM_ID"),
            row.get("SUBJECT_ID"),
            Mimic3Dates.time(row.get("ADMITTIME")),
            Mimic3Dates.time(row.get("DISCHTIME")),
            Mimic3Dates.time(row.get("DEATHTIME")),
            row.get("ADMISSION_TYPE"),
            row.get("ADMISSION_LOCATION"),
            row.get("DISCHARGE_LOCATION"),
            Mimic3Dates.time(row.get("EDREGTIME")),
            Mimic3Dates.time(row.get("EDOUTTIME")));
    if (admission.admitted() == null || admission.discharged() == null) {
      throw new IllegalArgumentException("an admission without its times");
    }
    return admission;
  }

  /**
   * The encounter as it stands.
   *
   * @param finished whether the patient has left
   * @param service MIMIC's word for it, or null
   */
  ObjectNode encounter(boolean finished, String service) {
    ObjectNode encounter =
        FhirJson.encounter(
            id,
            patientId,
            "IMP",
            Mimic3Dates.fhir(admitted),
            finished ? Mimic3Dates.fhir(discharged) : null);
    String priority = TYPE.get(type);
    if (priority != null) {
      FhirJson.coding(encounter.putObject("priority"), FhirJson.TABLE_0007, priority);
    }
    if (service != null) {
      encounter.putObject("serviceType").put("text", service);
    }
    ObjectNode hospitalization = encounter.putObject("hospitalization");
    String source = byStart(FROM, from);
    if (source != null) {
      FhirJson.coding(hospitalization.putObject("admitSource"), FhirJson.ADMIT_SOURCE, source);
    }
    String status = to.equals(HOME) ? "01" : byStart(TO, to);
    if (finished && status != null) {
      FhirJson.coding(
          hospitalization.putObject("dischargeDisposition"), FhirJson.PATIENT_STATUS, status);
    }
    return encounter;
  }

  /** The visit to the emergency department that led to it; null if there was none. */
  ObjectNode emergency() {
    return edIn == null || edOut == null
        ? null
        : FhirJson.encounter(
            id + "-ed", patientId, "EMER", Mimic3Dates.fhir(edIn), Mimic3Dates.fhir(edOut));
  }

  private static String byStart(Map<String, String> codes, String text) {
    return codes.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
