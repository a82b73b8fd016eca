package io.lifesign.replay.ehr;

import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.fhir.in.BundleReader;
import io.lifesign.fhir.in.EhrReading;
import io.lifesign.fhir.in.Refused;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.EhrMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the messages of a dataset say once they are read; the last version of each encounter. */
record ReadBack(
    List<EhrMessage> messages,
    List<EhrFact> facts,
    List<Refused> refused,
    Map<String, EhrFact.Encounter> encounters,
    Set<String> messageIds) {

  private static final BundleReader READER = new BundleReader();

  static ReadBack of(Dataset dataset) {
    ReadBack back =
        new ReadBack(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new LinkedHashMap<>(),
            new HashSet<>());
    dataset.arrivals().forEach(arrival -> back.add(((Payload.Ehr) arrival.payload()).avro()));
    return back;
  }

  private void add(EhrMessage message) {
    EhrReading reading =
        READER.read(
            message.getBody(),
            message.getPatientId(),
            message.getMessageId(),
            Micros.of(message.getEventTime()));
    messages.add(message);
    messageIds.add(message.getPatientId() + " " + message.getMessageId());
    facts.addAll(reading.facts());
    refused.addAll(reading.refused());
    for (EhrFact fact : reading.facts()) {
      if (fact instanceof EhrFact.Encounter encounter) {
        encounters.merge(
            encounter.id(),
            encounter,
            (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
      }
    }
  }

  <F extends EhrFact> List<F> of(Class<F> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Ids, each once. */
  long distinct(Class<? extends EhrFact> type) {
    return of(type).stream().map(EhrFact::id).distinct().count();
  }

  Collection<EhrFact.Encounter> ended() {
    return encounters.values().stream()
        .filter(encounter -> encounter.dischargedMicros() != null)
        .toList();
  }

  /** From when to when. */
  static String times(EhrFact.Encounter encounter) {
    return Micros.instant(encounter.admittedMicros())
        + " "
        + (encounter.dischargedMicros() == null
            ? "-"
            : Micros.instant(encounter.dischargedMicros()));
  }
}
