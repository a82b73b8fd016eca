package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** FHIR R4 resources as JSON, as far as the datasets speak of them. */
final class FhirJson {

  static final String LOINC = "http://loinc.org";
  static final String ICD9 = "http://hl7.org/fhir/sid/icd-9-cm";
  static final String PRIORITY = "http://terminology.hl7.org/CodeSystem/v3-ActPriority";
  static final String TABLE_0007 = "http://terminology.hl7.org/CodeSystem/v2-0007";
  static final String ADMIT_SOURCE = "http://terminology.hl7.org/CodeSystem/admit-source";
  static final String TABLE_0023 = "http://terminology.hl7.org/CodeSystem/v2-0023";
  static final String DISPOSITION = "http://terminology.hl7.org/CodeSystem/discharge-disposition";
  static final String PATIENT_STATUS = "https://www.nubc.org/CodeSystem/PatDischargeStatus";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FhirJson() {}

  /** A transaction that puts each resource in its place. */
  static String transaction(List<ObjectNode> resources) {
    ObjectNode bundle = JSON.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    for (ObjectNode resource : resources) {
      String url = resource.get("resourceType").textValue() + "/" + resource.get("id").textValue();
      ObjectNode entry = entries.addObject();
      entry.set("resource", resource);
      entry.putObject("request").put("method", "PUT").put("url", url);
    }
    return bundle.toString();
  }

  static ObjectNode resource(String type, String id) {
    ObjectNode resource = JSON.objectNode();
    return resource.put("resourceType", type).put("id", id);
  }

  /**
   * @param gender FHIR's word
   * @param birthDate or null
   */
  static ObjectNode patient(String id, String gender, String birthDate) {
    ObjectNode patient = resource("Patient", id).put("gender", gender);
    return birthDate == null ? patient : patient.put("birthDate", birthDate);
  }

  /** What belongs to a patient and, if it is not null, to an encounter. */
  static ObjectNode of(String type, String id, String patientId, String encounterId) {
    ObjectNode resource = resource(type, id);
    resource.putObject("subject").put("reference", "Patient/" + patientId);
    if (encounterId != null) {
      resource.putObject("encounter").put("reference", "Encounter/" + encounterId);
    }
    return resource;
  }

  /**
   * @param actCode its class, HL7 v3 ActEncounterCode
   * @param end null while it lasts
   */
  static ObjectNode encounter(
      String id, String patientId, String actCode, String start, String end) {
    ObjectNode encounter = of("Encounter", id, patientId, null);
    encounter.put("status", end == null ? "in-progress" : "finished");
    encounter
        .putObject("class")
        .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
        .put("code", actCode);
    ObjectNode identifier = encounter.putArray("identifier").addObject();
    coding(identifier.putObject("type"), "http://terminology.hl7.org/CodeSystem/v2-0203", "VN");
    identifier.put("value", id);
    ObjectNode period = encounter.putObject("period").put("start", start);
    if (end != null) {
      period.put("end", end);
    }
    return encounter;
  }

  /** The encounter's list of diagnoses, the first of them the principal one. */
  static void diagnoses(ObjectNode encounter, List<String> conditionIds) {
    ArrayNode diagnoses = encounter.putArray("diagnosis");
    for (int i = 0; i < conditionIds.size(); i++) {
      ObjectNode diagnosis = diagnoses.addObject().put("rank", i + 1);
      diagnosis.putObject("condition").put("reference", "Condition/" + conditionIds.get(i));
    }
  }

  static ObjectNode coding(ObjectNode concept, String system, String code) {
    concept.putArray("coding").addObject().put("system", system).put("code", code);
    return concept;
  }
}
