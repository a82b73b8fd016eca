package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.VitalSigns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Small changes to a patient's records, from which incidents are made. */
final class Edits {

  private static final String MONITOR = "MON-";

  private Edits() {}

  static VitalSigns vitals(Arrival arrival) {
    return ((Payload.Vitals) arrival.payload()).avro();
  }

  static Arrival with(Arrival arrival, VitalSigns record) {
    return new Arrival(
        arrival.arrivalMicros(), arrival.topic(), arrival.key(), new Payload.Vitals(record));
  }

  static Arrival arriving(Arrival arrival, long micros) {
    return new Arrival(micros, arrival.topic(), arrival.key(), arrival.payload());
  }

  /** Whether the patient's monitor measured it from that time, inclusive, until that, exclusive. */
  static boolean monitored(Arrival arrival, String from, String until) {
    return vitals(arrival).getDeviceId().startsWith(MONITOR) && between(arrival, from, until);
  }

  static boolean between(Arrival arrival, String from, String until) {
    long micros = Micros.of(vitals(arrival).getEventTime());
    return micros >= WardTime.micros(from) && micros < WardTime.micros(until);
  }

  /** Changes the monitor's records between two times. */
  static List<Arrival> change(
      List<Arrival> arrivals, String from, String until, UnaryOperator<Arrival> change) {
    return arrivals.stream()
        .map(arrival -> monitored(arrival, from, until) ? change.apply(arrival) : arrival)
        .toList();
  }

  /** Numbers each device's records anew in the order given, from 0 with each boot. */
  static List<Arrival> numbered(List<Arrival> arrivals) {
    Map<String, Long> next = new HashMap<>();
    List<Arrival> numbered = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      VitalSigns record = vitals(arrival);
      String run = record.getDeviceId() + " " + record.getBootId();
      long sequence = next.merge(run, 1L, Long::sum) - 1;
      numbered.add(with(arrival, VitalSigns.newBuilder(record).setSequence(sequence).build()));
    }
    return numbered;
  }
}
