package io.lifesign.replay.backtest;

import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.readmission.FhirMapper;
import io.lifesign.readmission.Hl7Mapper;
import io.lifesign.readmission.MessageMapper;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.streaming.Rejected;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hospital stays that the EHR told of, as it last told them, and the deaths. */
final class RecordedStays {

  /**
   * A time in hospital.
   *
   * @param fromMicros admission, us
   * @param toMicros discharge, us; {@link Long#MAX_VALUE} if none was told
   */
  record Stay(long fromMicros, long toMicros) {

    /** Of a patient of whose stays nothing is known: all the time there is. */
    static final Stay ALWAYS = new Stay(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean holds(long micros) {
      return fromMicros <= micros && micros <= toMicros;
    }
  }

  private final Map<String, Map<String, Stay>> stays = new HashMap<>();
  private final Map<String, Long> deaths = new HashMap<>();

  private RecordedStays() {}

  static RecordedStays of(Dataset history) {
    RecordedStays told = new RecordedStays();
    MessageMapper fhir = new FhirMapper();
    MessageMapper hl7 = new Hl7Mapper(ZoneOffset.UTC);
    history
        .arrivals()
        .forEach(
            arrival -> {
              if (arrival.payload() instanceof Payload.Ehr ehr) {
                told.read(arrival, ehr, arrival.topic().equals("ehr.fhir") ? fhir : hl7);
              }
            });
    return told;
  }

  private void read(Arrival arrival, Payload.Ehr ehr, MessageMapper mapper) {
    try {
      mapper.map(ehr.avro()).facts().forEach(fact -> note(arrival.key(), fact));
    } catch (Rejected e) {
      // it was a dead letter then, and told nobody anything
    }
  }

  private void note(String patient, EhrFact fact) {
    if (fact instanceof EhrFact.Person person && person.deceasedMicros() != null) {
      deaths.put(patient, person.deceasedMicros());
    }
    if (fact instanceof EhrFact.Encounter visit && visit.kind() == EncounterKind.INPATIENT) {
      Map<String, Stay> own = stays.computeIfAbsent(patient, key -> new TreeMap<>());
      if (visit.retracted() || visit.admittedMicros() == null) {
        own.remove(visit.id());
        return;
      }
      Long to = visit.dischargedMicros();
      own.put(visit.id(), new Stay(visit.admittedMicros(), to == null ? Long.MAX_VALUE : to));
      if (to != null && visit.disposition() == Disposition.DIED) {
        deaths.putIfAbsent(patient, to);
      }
    }
  }

  /** The stays of a patient; one without end where the EHR told of none. */
  List<Stay> of(String patient) {
    Map<String, Stay> own = stays.get(patient);
    return own == null || own.isEmpty() ? List.of(Stay.ALWAYS) : List.copyOf(own.values());
  }

  /** When each patient died whose death was told, us. */
  Map<String, Long> deaths() {
    return deaths;
  }
}
