package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.replay.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One patient of our own making as an EHR tells of him or her, message by message. Days count from
 * {@link #START} and may have decimals.
 */
final class StayScript {

  /** Sixty days before the end of the bundled ward's day. */
  static final Instant START = Instant.parse("2026-01-02T06:00:00Z");

  private static final double MICROS_PER_DAY = 86_400e6;

  private final String patientId;
  private final ObjectNode patient;
  private final List<EhrDraft> drafts = new ArrayList<>();

  /**
   * @param gender FHIR's word
   */
  StayScript(String patientId, String gender, String birthDate) {
    this.patientId = patientId;
    this.patient = FhirJson.patient(patientId, gender, birthDate);
  }

  List<EhrDraft> drafts() {
    return drafts;
  }

  static long micros(double day) {
    // to the second: people do not write more
    long seconds = Math.round(day * MICROS_PER_DAY / Micros.PER_SECOND);
    return Micros.of(START) + seconds * Micros.PER_SECOND;
  }

  static String time(double day) {
    return Micros.instant(micros(day)).toString();
  }

  /** A stay begins: priority as HL7 v3's ActPriority, service in words. */
  StayScript admits(String stay, double day, String priority, String source, String service) {
    return sends(day, patient, encounter(stay, "IMP", day, null, priority, source, service));
  }

  /** The stay ends: disposition as NUBC's patient status. */
  StayScript discharges(String stay, double from, double day, String status) {
    return sends(day, discharged(stay, from, day, status));
  }

  ObjectNode discharged(String stay, double from, double day, String status) {
    ObjectNode encounter = encounter(stay, "IMP", from, day, null, null, null);
    FhirJson.coding(
        encounter.putObject("hospitalization").putObject("dischargeDisposition"),
        FhirJson.PATIENT_STATUS,
        status);
    return encounter;
  }

  /** A visit to the emergency room, told when it is over. */
  StayScript emergency(String visit, double from, double until) {
    return sends(until, patient, encounter(visit, "EMER", from, until, "EM", null, null));
  }

  /** The stay's diagnoses, the principal one first: ICD-10. */
  StayScript codes(String stay, double from, double day, String... icd10) {
    List<String> ids = Stream.of(icd10).map(code -> stay + "-" + code).toList();
    ObjectNode encounter = encounter(stay, "IMP", from, null, null, null, null);
    encounter.remove("status"); // coding does not say whether the patient is still there
    encounter.put("status", "unknown");
    FhirJson.diagnoses(encounter, ids);
    List<ObjectNode> resources = new ArrayList<>();
    resources.add(encounter);
    for (int i = 0; i < icd10.length; i++) {
      resources.add(condition(stay, ids.get(i), day, icd10[i]));
    }
    return sends(day, resources.toArray(new ObjectNode[0]));
  }

  private ObjectNode condition(String stay, String id, double day, String icd10) {
    ObjectNode condition = FhirJson.of("Condition", id, patientId, stay);
    FhirJson.coding(condition.putObject("code"), "http://hl7.org/fhir/sid/icd-10-cm", icd10);
    return condition.put("recordedDate", time(day));
  }

  /** A result is told a while after its sample was taken. */
  StayScript result(
      String stay, double taken, double told, String loinc, double value, String unit) {
    return sends(told, observation(stay, taken, loinc, value, unit));
  }

  ObjectNode observation(String stay, double taken, String loinc, double value, String unit) {
    ObjectNode result =
        FhirJson.of("Observation", stay + "-" + loinc + "-" + time(taken), patientId, stay);
    result.put("id", result.get("id").textValue().replace(":", ""));
    result.put("status", "final").put("effectiveDateTime", time(taken));
    FhirJson.coding(
        result.putArray("category").addObject(),
        "http://terminology.hl7.org/CodeSystem/observation-category",
        "laboratory");
    FhirJson.coding(result.putObject("code"), FhirJson.LOINC, loinc);
    result
        .putObject("valueQuantity")
        .put("value", value)
        .put("unit", unit)
        .put("system", "http://unitsofmeasure.org")
        .put("code", unit);
    return result;
  }

  /** A procedure of the stay: SNOMED CT. */
  StayScript procedure(String stay, double day, String snomed) {
    ObjectNode procedure = FhirJson.of("Procedure", stay + "-" + snomed, patientId, stay);
    procedure.put("status", "completed").put("performedDateTime", time(day));
    FhirJson.coding(procedure.putObject("code"), "http://snomed.info/sct", snomed);
    return sends(day, procedure);
  }

  StayScript dies(double day, double told) {
    return sends(told, patient.deepCopy().put("deceasedDateTime", time(day)));
  }

  /** The same encounter with another status: entered-in-error takes the stay back. */
  StayScript status(String stay, double from, double day, String status) {
    ObjectNode encounter = encounter(stay, "IMP", from, null, null, null, null);
    return sends(day, encounter.put("status", status));
  }

  StayScript sends(double day, ObjectNode... resources) {
    return sendsText(day, FhirJson.transaction(Arrays.asList(resources)));
  }

  /** Whatever the body is. */
  StayScript sendsText(double day, String body) {
    String id = patientId + "-" + (drafts.size() + 1);
    drafts.add(new EhrDraft(micros(day), patientId, id, body));
    return this;
  }

  /** The last message once more, as after a lost receipt. */
  StayScript again(double day) {
    EhrDraft last = drafts.get(drafts.size() - 1);
    drafts.add(new EhrDraft(last.atMicros(), patientId, last.messageId(), last.body()));
    return this;
  }

  private ObjectNode encounter(
      String id,
      String actCode,
      double from,
      Double until,
      String priority,
      String source,
      String service) {
    ObjectNode encounter =
        FhirJson.encounter(id, patientId, actCode, time(from), until == null ? null : time(until));
    if (priority != null) {
      FhirJson.coding(encounter.putObject("priority"), FhirJson.PRIORITY, priority);
    }
    if (source != null) {
      FhirJson.coding(
          encounter.putObject("hospitalization").putObject("admitSource"),
          FhirJson.ADMIT_SOURCE,
          source);
    }
    if (service != null) {
      encounter.putObject("serviceType").put("text", service);
    }
    return encounter;
  }
}
