package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.replay.Micros;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One patient's bundle cut into messages. Nothing is sent before it happened: an encounter begins
 * without its end, a condition without its cure, a patient without a death.
 */
final class SyntheaPatient {

  /** What is sent at its own time. */
  private static final Set<String> TIMED = Set.of("Condition", "Procedure", "Observation");

  /** Where each of them says when it was known. */
  private static final List<String> TIMES =
      List.of(
          "/issued",
          "/recordedDate",
          "/effectiveDateTime",
          "/performedPeriod/start",
          "/performedDateTime",
          "/onsetDateTime");

  private static final String URN = "urn:uuid:";

  private final ObjectNode patient;
  private final String id;
  private final List<EhrDraft> drafts = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();
  private long firstMicros = Long.MAX_VALUE;

  private SyntheaPatient(ObjectNode patient) {
    this.patient = patient;
    this.id = patient.path("id").asText();
  }

  /**
   * @throws IllegalArgumentException if it is no bundle with one patient
   */
  static SyntheaPatient of(JsonNode bundle) {
    List<ObjectNode> resources = new ArrayList<>();
    bundle.path("entry").forEach(entry -> add(entry.get("resource"), resources));
    List<ObjectNode> patients =
        resources.stream().filter(resource -> type(resource).equals("Patient")).toList();
    if (patients.size() != 1 || patients.get(0).path("id").asText().isEmpty()) {
      throw new IllegalArgumentException("a bundle holds one patient");
    }
    SyntheaPatient cut = new SyntheaPatient(patients.get(0));
    cut.cut(resources);
    return cut;
  }

  private static void add(JsonNode resource, List<ObjectNode> resources) {
    if (resource instanceof ObjectNode object) {
      // the narrative repeats what the resource says
      object.remove("text");
      resources.add(object);
    }
  }

  List<EhrDraft> drafts() {
    return drafts;
  }

  List<String> skipped() {
    return skipped;
  }

  /** Resources of types that are not sent. */
  Map<String, Integer> leftOut() {
    return leftOut;
  }

  private void cut(List<ObjectNode> resources) {
    Map<String, ObjectNode> encounters = new LinkedHashMap<>();
    for (ObjectNode resource : resources) {
      if (type(resource).equals("Encounter")) {
        encounters.put(resource.path("id").asText(), resource);
      }
    }
    encounters.values().removeIf(encounter -> !cutEncounter(encounter));
    Map<String, List<ObjectNode>> together = new LinkedHashMap<>();
    Map<String, Long> times = new LinkedHashMap<>();
    for (ObjectNode resource : resources) {
      if (TIMED.contains(type(resource))) {
        together(resource, encounters, together, times);
      } else if (!type(resource).equals("Encounter") && resource != patient) {
        leftOut.merge(type(resource), 1, Integer::sum);
      }
    }
    together.forEach(
        (messageId, known) -> draft(times.get(messageId), messageId, new ArrayList<>(known)));
    introduce();
    cutDeath();
  }

  /** False if it does not say when it was. */
  private boolean cutEncounter(ObjectNode encounter) {
    Long start = micros(encounter.at("/period/start"));
    Long end = micros(encounter.at("/period/end"));
    if (start == null) {
      skipped.add("an encounter without a start");
      return false;
    }
    ObjectNode begun = encounter.deepCopy();
    begun.put("status", "in-progress");
    begun.with("period").remove("end");
    if (begun.get("hospitalization") instanceof ObjectNode hospitalization) {
      hospitalization.remove("dischargeDisposition");
    }
    String encounterId = encounter.path("id").asText();
    draft(start, encounterId + "-1-admit", List.of(begun));
    if (end != null) {
      draft(Math.max(start, end), encounterId + "-3-discharge", List.of(encounter));
    }
    return true;
  }

  /** What became known at one time in one encounter goes in one message. */
  private void together(
      ObjectNode resource,
      Map<String, ObjectNode> encounters,
      Map<String, List<ObjectNode>> together,
      Map<String, Long> times) {
    Long at = null;
    for (String pointer : TIMES) {
      at = at == null ? micros(resource.at(pointer)) : at;
    }
    if (at == null) {
      skipped.add("a resource of type " + type(resource) + " without a time");
      return;
    }
    String reference = resource.at("/encounter/reference").asText();
    String encounterId = reference.startsWith(URN) ? reference.substring(URN.length()) : "";
    ObjectNode encounter = encounters.get(encounterId);
    if (encounter != null) {
      at = Math.max(at, micros(encounter.at("/period/start")));
    }
    String messageId = (encounter == null ? id : encounterId) + "-2-" + at;
    together.computeIfAbsent(messageId, key -> new ArrayList<>()).add(asKnown(resource));
    times.put(messageId, at);
  }

  private static ObjectNode asKnown(ObjectNode resource) {
    if (resource.has("abatementDateTime")) {
      resource.remove("abatementDateTime");
      FhirJson.coding(
          resource.putObject("clinicalStatus"),
          "http://terminology.hl7.org/CodeSystem/condition-clinical",
          "active");
    }
    return resource;
  }

  /** The patient is described in a message just before the first, and once more at death. */
  private void introduce() {
    if (drafts.isEmpty()) {
      skipped.add("a patient without any encounter");
      return;
    }
    ObjectNode alive = patient.deepCopy();
    alive.remove(List.of("deceasedDateTime", "deceasedBoolean"));
    EhrDraft introduction =
        new EhrDraft(firstMicros, id, id + "-0", FhirJson.transaction(List.of(alive)));
    drafts.add(0, introduction);
  }

  private void cutDeath() {
    Long died = micros(patient.get("deceasedDateTime"));
    if (died != null && !drafts.isEmpty()) {
      draft(died, id + "-9-death", List.of(patient));
    }
  }

  private void draft(long at, String messageId, List<ObjectNode> resources) {
    firstMicros = Math.min(firstMicros, at);
    drafts.add(new EhrDraft(at, id, messageId, FhirJson.transaction(resources)));
  }

  private static String type(ObjectNode resource) {
    return resource.path("resourceType").asText();
  }

  private static Long micros(JsonNode time) {
    if (time == null || !time.isTextual()) {
      return null;
    }
    try {
      return Micros.of(OffsetDateTime.parse(time.textValue()).toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
