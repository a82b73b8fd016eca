package io.lifesign.readmission;

import io.lifesign.clinical.readmission.Hospital;
import io.lifesign.clinical.readmission.IndexResult;
import io.lifesign.clinical.readmission.Lace;
import io.lifesign.clinical.readmission.RiskBand;
import io.lifesign.clinical.readmission.RiskEstimate;
import io.lifesign.clinical.readmission.StayRisk;
import io.lifesign.clinical.readmission.StayScorer;
import io.lifesign.clinical.readmission.VitalsMark;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.Rejected;
import java.util.ArrayList;
import java.util.List;

/** FHIR messages and scores of made-up patients; hours count from 2026-01-01 UTC. */
final class Story {

  static final long START = 1_767_225_600_000_000L;
  static final long HOUR = 3_600_000_000L;

  /** Decides by LACE, so that these tests need no model. */
  static final StayScorer BY_LACE =
      stay -> {
        IndexResult lace = Lace.of(stay);
        RiskEstimate estimate =
            new RiskEstimate("none", "0", lace.total() / 20.0, RiskBand.LOW, 0, 0, List.of());
        return new StayRisk(
            estimate,
            lace.band(),
            lace.index(),
            lace,
            Hospital.V2013.of(stay),
            Hospital.V2016.of(stay));
      };

  private static final FhirMapper MAPPER = new FhirMapper();

  final List<Arrival<EhrNews>> messages = new ArrayList<>();
  final List<Arrival<PatientMark>> marks = new ArrayList<>();

  static long at(double hour) {
    return START + Math.round(hour * HOUR);
  }

  static String time(double hour) {
    return AvroTimes.instant(at(hour)).toString();
  }

  /** The patient comes in through the emergency room. */
  Story admits(String patient, String encounter, double hour) {
    return sends(patient, hour, encounter(patient, encounter, "in-progress", hour, null));
  }

  Story discharges(String patient, String encounter, double from, double hour) {
    return sends(patient, hour, encounter(patient, encounter, "finished", from, hour));
  }

  Story diagnoses(String patient, String encounter, String icd10, double hour) {
    return sends(patient, hour, condition(patient, encounter, icd10, hour));
  }

  /** A diagnosis that Kafka got long after it was sent. */
  Story diagnosesLate(String patient, String encounter, String icd10, double sent, double came) {
    return arrives(message(patient, sent, condition(patient, encounter, icd10, sent)), 0, at(came));
  }

  static String encounter(
      String patient, String encounter, String status, double from, Double until) {
    return """
        {"resourceType":"Encounter","id":"%s","status":"%s",
         "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},
         "subject":{"reference":"Patient/%s"},
         "priority":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActPriority","code":"EM"}]},
         "period":{"start":"%s"%s}}"""
        .formatted(
            encounter,
            status,
            patient,
            time(from),
            until == null ? "" : ",\"end\":\"" + time(until) + "\"");
  }

  static String condition(String patient, String encounter, String icd10, double hour) {
    return """
        {"resourceType":"Condition","id":"%s-%s","subject":{"reference":"Patient/%s"},
         "encounter":{"reference":"Encounter/%s"},"recordedDate":"%s",
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"%s"}]}}"""
        .formatted(encounter, icd10, patient, encounter, time(hour), icd10);
  }

  Story sends(String patient, double hour, String... resources) {
    return arrives(message(patient, hour, resources), messages.size());
  }

  Story arrives(EhrMessage message, long offset) {
    return arrives(message, offset, AvroTimes.micros(message.getEventTime()));
  }

  private Story arrives(EhrMessage message, long offset, long cameMicros) {
    try {
      EhrNews news = MAPPER.map(message);
      Position position = new Position("ehr.fhir", 0, offset, cameMicros);
      messages.add(Arrival.of(position, news, news.sentMicros(), new byte[] {1}));
      return this;
    } catch (Rejected e) {
      throw new AssertionError(e.reason() + ": " + e.getMessage(), e);
    }
  }

  static EhrMessage message(String patient, double hour, String... resources) {
    StringBuilder entries = new StringBuilder();
    for (String resource : resources) {
      entries
          .append(entries.isEmpty() ? "" : ",")
          .append("{\"resource\":")
          .append(resource)
          .append('}');
    }
    return new EhrMessage(
        patient,
        "ehr",
        patient + "@" + hour,
        AvroTimes.instant(at(hour)),
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}");
  }

  Story scores(String patient, double hour, int news2) {
    Position position = new Position("vitals.scores", 0, marks.size(), at(hour));
    PatientMark mark = new PatientMark(patient, new VitalsMark(at(hour), news2, true));
    marks.add(Arrival.of(position, mark, at(hour), null));
    return this;
  }

  /** Time passes on every topic. */
  Story ticks(double hour) {
    messages.add(Arrival.tick(new Position("ehr.fhir", 0, messages.size(), at(hour)), at(hour)));
    marks.add(Arrival.tick(new Position("vitals.scores", 0, marks.size(), at(hour)), at(hour)));
    return this;
  }
}
