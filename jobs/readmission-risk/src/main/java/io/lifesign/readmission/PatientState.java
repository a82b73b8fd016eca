package io.lifesign.readmission;

import io.lifesign.clinical.readmission.ReadmissionState;
import io.lifesign.streaming.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the job remembers of one patient before the alerts: one value, changed in place. */
final class PatientState {

  static final long NO_TIMER = Long.MAX_VALUE;

  /** How long a repeat of a message is known as one, us: a day. */
  private static final long MEMORY_MICROS = 86_400_000_000L;

  private static final Comparator<Arrival<EhrNews>> TURN =
      Comparator.comparingLong((Arrival<EhrNews> arrival) -> arrival.eventMicros())
          .thenComparing(arrival -> arrival.record().sentMicros())
          .thenComparing(arrival -> arrival.record().source())
          .thenComparing(arrival -> arrival.record().messageId());

  private static final Comparator<Arrival<PatientMark>> TIME =
      Comparator.comparingLong(
          (Arrival<PatientMark> arrival) -> arrival.record().mark().atMicros());

  ReadmissionState readmission;
  final List<Arrival<EhrNews>> messages = new ArrayList<>(1);
  final List<Arrival<PatientMark>> marks = new ArrayList<>(1);
  final List<Seen> seen = new ArrayList<>(2);
  long decidedMicros = Long.MIN_VALUE;
  long timerMillis = NO_TIMER;

  /** A message that came. */
  record Seen(String source, String messageId, long sentMicros) {}

  PatientState(ReadmissionState readmission) {
    this.readmission = readmission;
  }

  /** Holds a message back for its turn, its event time; tells whether it is news. */
  boolean add(Arrival<EhrNews> arrival) {
    EhrNews news = arrival.record();
    Seen now = new Seen(news.source(), news.messageId(), news.sentMicros());
    if (seen.contains(now)) {
      return false;
    }
    seen.removeIf(old -> old.sentMicros() < news.sentMicros() - MEMORY_MICROS);
    seen.add(now);
    insert(messages, arrival, TURN);
    return true;
  }

  void addMark(Arrival<PatientMark> arrival) {
    insert(marks, arrival, TIME);
  }

  private static <T> void insert(List<T> waiting, T value, Comparator<T> order) {
    int at = waiting.size();
    while (at > 0 && order.compare(value, waiting.get(at - 1)) < 0) {
      at--;
    }
    waiting.add(at, value);
  }

  long nextMessageMicros() {
    return messages.isEmpty() ? Long.MAX_VALUE : messages.get(0).eventMicros();
  }

  long nextMarkMicros() {
    return marks.isEmpty() ? Long.MAX_VALUE : marks.get(0).record().mark().atMicros();
  }

  /** Whether nothing of the patient needs to be remembered. */
  boolean blank() {
    return messages.isEmpty() && marks.isEmpty() && readmission.blank();
  }
}
