package io.lifesign.replay.ehr;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.EhrMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Drafts as they are sent: across patients in the order of their time. */
final class EhrMessages {

  static final String TOPIC = "ehr.fhir";

  private EhrMessages() {}

  /**
   * Kafka knows no time before 1970: what is older is sent from the first second of 1970 on, a
   * message a second, as an EHR takes over older records; what it says keeps its dates.
   */
  static List<Arrival> inOrder(List<EhrDraft> drafts, String source) {
    List<EhrDraft> sorted = new ArrayList<>(drafts);
    sorted.sort(Comparator.comparingLong(EhrDraft::atMicros));
    List<Arrival> arrivals = new ArrayList<>(sorted.size());
    long earliest = Micros.PER_SECOND;
    for (EhrDraft draft : sorted) {
      arrivals.add(arrival(draft, Math.max(earliest, draft.atMicros()), source));
      if (draft.atMicros() < earliest) {
        earliest += Micros.PER_SECOND;
      }
    }
    return arrivals;
  }

  static Arrival arrival(EhrDraft draft, long sentMicros, String source) {
    return new Arrival(
        sentMicros,
        TOPIC,
        draft.patientId(),
        new Payload.Ehr(
            new EhrMessage(
                draft.patientId(),
                source,
                draft.messageId(),
                Micros.instant(sentMicros),
                draft.body())));
  }
}
