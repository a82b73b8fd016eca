package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * MIMIC-III's hospital tables as the messages that an EHR would have sent: admission, changes of
 * service, results, discharge and, as coding does, the codes some days later.
 */
public final class Mimic3Dataset {

  public static final String NAME = "mimic3";

  /** How long after discharge a stay is coded; the source does not say. */
  static final Duration CODING = Duration.ofDays(3);

  /** Dates of birth of those beyond 89 lie 300 years back; their median age is 91.4 years. */
  private static final int HIDDEN_AGE_YEARS = 91;

  private static final int OLDEST_YEARS = 150;

  private final Mimic3Tables tables;
  private final List<EhrDraft> drafts = new ArrayList<>();

  private Mimic3Dataset(Mimic3Tables tables) {
    this.tables = tables;
  }

  /**
   * @param from folder with ADMISSIONS, PATIENTS, DIAGNOSES_ICD, PROCEDURES_ICD, SERVICES and
   *     LABEVENTS, {@code .csv} or {@code .csv.gz}
   * @throws IllegalArgumentException in one line, if one is missing
   */
  public static Dataset open(Path from) {
    Mimic3Tables tables = new Mimic3Tables(from);
    Mimic3Dataset dataset = new Mimic3Dataset(tables);
    dataset.draft();
    return new RecordedDataset(
        NAME,
        "admissions of MIMIC-III, "
            + Mimic3Dates.DAYS_BACK
            + " days back from the dates of the source, codes "
            + CODING.toDays()
            + " days after discharge; left out: "
            + tables.otherLabs()
            + " results of other tests",
        EhrMessages.inOrder(dataset.drafts, NAME),
        tables.skipped());
  }

  private void draft() {
    Map<String, LocalDateTime> firstSeen = new LinkedHashMap<>();
    for (Mimic3Admission admission : tables.admissions().values()) {
      LocalDateTime seen = admission.edIn() == null ? admission.admitted() : admission.edIn();
      LocalDateTime first = seen.isBefore(admission.admitted()) ? seen : admission.admitted();
      firstSeen.merge(
          admission.patientId(), first, (one, other) -> one.isBefore(other) ? one : other);
    }
    firstSeen.forEach(this::introduce);
    tables.admissions().values().forEach(this::stay);
    results();
    firstSeen.keySet().forEach(this::death);
  }

  private void introduce(String patientId, LocalDateTime at) {
    draft(at, patientId, patientId + "-0", List.of(patient(patientId)));
  }

  private ObjectNode patient(String patientId) {
    Mimic3Tables.Patient patient = tables.patients().get(patientId);
    return FhirJson.patient(patientId, patient.gender(), born(patient));
  }

  private String born(Mimic3Tables.Patient patient) {
    if (patient.born() == null) {
      return null;
    }
    LocalDate first =
        tables.admissions().values().stream()
            .filter(admission -> admission.patientId().equals(patient.id()))
            .map(admission -> admission.admitted().toLocalDate())
            .min(Comparator.naturalOrder())
            .orElse(patient.born());
    return (patient.born().plusYears(OLDEST_YEARS).isBefore(first)
            ? first.minusYears(HIDDEN_AGE_YEARS)
            : patient.born())
        .toString();
  }

  private void stay(Mimic3Admission admission) {
    String id = admission.id();
    ObjectNode emergency = admission.emergency();
    if (emergency != null) {
      draft(later(admission.edOut(), admission.edIn()), admission, id + "-1-ed", emergency);
    }
    List<Mimic3Tables.Service> services =
        tables.services(id).stream()
            .sorted(Comparator.comparing(Mimic3Tables.Service::at))
            .toList();
    String last = services.isEmpty() ? null : services.get(0).name();
    draft(admission.admitted(), admission, id + "-1-admit", admission.encounter(false, last));
    for (int i = 1; i < services.size(); i++) {
      LocalDateTime at = services.get(i).at();
      last = services.get(i).name();
      if (at.isAfter(admission.admitted()) && at.isBefore(admission.discharged())) {
        draft(at, admission, id + "-2-service-" + i, admission.encounter(false, last));
      }
    }
    draft(admission.discharged(), admission, id + "-3-discharge", admission.encounter(true, last));
    codes(admission, last);
  }

  private void codes(Mimic3Admission admission, String service) {
    String id = admission.id();
    List<ObjectNode> resources = new ArrayList<>();
    ObjectNode encounter = admission.encounter(true, service);
    resources.add(encounter);
    List<String> conditions = new ArrayList<>();
    tables
        .diagnoses(id)
        .forEach(
            (rank, code) -> {
              String conditionId = id + "-d" + rank;
              conditions.add(conditionId);
              ObjectNode condition =
                  FhirJson.of("Condition", conditionId, admission.patientId(), id);
              FhirJson.coding(condition.putObject("code"), FhirJson.ICD9, code);
              condition.put("recordedDate", Mimic3Dates.fhir(admission.discharged().plus(CODING)));
              resources.add(condition);
            });
    FhirJson.diagnoses(encounter, conditions);
    tables
        .procedures(id)
        .forEach(
            (rank, code) -> {
              ObjectNode procedure =
                  FhirJson.of("Procedure", id + "-p" + rank, admission.patientId(), id);
              FhirJson.coding(procedure.putObject("code"), FhirJson.ICD9, code);
              resources.add(procedure.put("status", "completed"));
            });
    draft(admission.discharged().plus(CODING), admission.patientId(), id + "-4-codes", resources);
  }

  /** What was sampled at once in one stay goes in one message, at the time it was sampled. */
  private void results() {
    Map<String, List<ObjectNode>> together = new LinkedHashMap<>();
    Map<String, Mimic3Tables.Lab> firsts = new LinkedHashMap<>();
    for (Mimic3Tables.Lab lab : tables.labs()) {
      String of = lab.admissionId() == null ? lab.patientId() : lab.admissionId();
      String messageId = of + "-2-labs-" + Mimic3Dates.micros(lab.at());
      together.computeIfAbsent(messageId, key -> new ArrayList<>()).add(observation(lab));
      firsts.putIfAbsent(messageId, lab);
    }
    together.forEach(
        (messageId, resources) -> {
          Mimic3Tables.Lab first = firsts.get(messageId);
          draft(first.at(), first.patientId(), messageId, resources);
        });
  }

  private static ObjectNode observation(Mimic3Tables.Lab lab) {
    ObjectNode observation =
        FhirJson.of("Observation", lab.id(), lab.patientId(), lab.admissionId());
    observation.put("status", "final").put("effectiveDateTime", Mimic3Dates.fhir(lab.at()));
    FhirJson.coding(
        observation.putArray("category").addObject(),
        "http://terminology.hl7.org/CodeSystem/observation-category",
        "laboratory");
    FhirJson.coding(observation.putObject("code"), FhirJson.LOINC, lab.loinc());
    observation.putObject("valueQuantity").put("value", lab.value()).put("unit", lab.unit());
    return observation;
  }

  /** In hospital the time is known, outside the day: it is told on the day after. */
  private void death(String patientId) {
    LocalDateTime inHospital =
        tables.admissions().values().stream()
            .filter(admission -> admission.patientId().equals(patientId))
            .map(Mimic3Admission::died)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    LocalDate day = tables.patients().get(patientId).died();
    ObjectNode patient = patient(patientId);
    if (inHospital != null) {
      patient.put("deceasedDateTime", Mimic3Dates.fhir(inHospital));
      draft(inHospital, patientId, patientId + "-9-death", List.of(patient));
    } else if (day != null) {
      patient.put("deceasedDateTime", day.toString());
      draft(day.plusDays(1).atStartOfDay(), patientId, patientId + "-9-death", List.of(patient));
    }
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return one.isAfter(other) ? one : other;
  }

  private void draft(
      LocalDateTime at, Mimic3Admission admission, String messageId, ObjectNode encounter) {
    draft(at, admission.patientId(), messageId, List.of(encounter));
  }

  private void draft(
      LocalDateTime at, String patientId, String messageId, List<ObjectNode> resources) {
    drafts.add(
        new EhrDraft(
            Mimic3Dates.micros(at), patientId, messageId, FhirJson.transaction(resources)));
  }
}
