package io.lifesign.replay.ward;

import static io.lifesign.replay.ward.Edits.arriving;
import static io.lifesign.replay.ward.Edits.change;
import static io.lifesign.replay.ward.Edits.monitored;
import static io.lifesign.replay.ward.Edits.numbered;
import static io.lifesign.replay.ward.Edits.vitals;
import static io.lifesign.replay.ward.Edits.with;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.schemas.Parameter;
import io.lifesign.schemas.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong at the bedside: probes, power, clocks. */
final class DeviceIncidents {

  private static final Instant FAR_FUTURE = Instant.parse("2099-01-01T00:00:00Z");
  private static final String END = "05:59";
  private static final double PROBE_IN_THE_AIR = 62;

  private DeviceIncidents() {}

  /** The pulse oximeter's values are doubted by the device until a time, then missing. */
  static Incident probeOff(String from, String silentFrom, String until) {
    return (arrivals, random) -> {
      List<Arrival> doubted =
          change(
              arrivals,
              from,
              silentFrom,
              arrival ->
                  with(
                      arrival,
                      VitalSigns.newBuilder(vitals(arrival))
                          .setSpo2(PROBE_IN_THE_AIR)
                          .setUnreliable(List.of(Parameter.SPO2))
                          .build()));
      return change(
          doubted,
          silentFrom,
          until,
          arrival -> with(arrival, VitalSigns.newBuilder(vitals(arrival)).setSpo2(null).build()));
    };
  }

  /** The monitor is switched off and on: a new boot, the sequence from 0. */
  static Incident reboot(String at) {
    return (arrivals, random) ->
        numbered(
            change(
                arrivals,
                at,
                END,
                arrival ->
                    with(
                        arrival,
                        VitalSigns.newBuilder(vitals(arrival)).setBootId("boot-2").build())));
  }

  /** The monitor forgets its sequence and starts it again from 0 without a new boot. */
  static Incident sequenceRestart(String at) {
    return (arrivals, random) -> {
      long before = arrivals.stream().filter(arrival -> monitored(arrival, "06:00", at)).count();
      return change(
          arrivals,
          at,
          END,
          arrival ->
              with(
                  arrival,
                  VitalSigns.newBuilder(vitals(arrival))
                      .setSequence(vitals(arrival).getSequence() - before)
                      .build()));
    };
  }

  /** The monitor's clock runs behind: every record is late. */
  static Incident slowClock(String from, String until, Duration behind) {
    return (arrivals, random) ->
        change(
            arrivals,
            from,
            until,
            arrival ->
                with(
                    arrival,
                    VitalSigns.newBuilder(vitals(arrival))
                        .setEventTime(vitals(arrival).getEventTime().minus(behind))
                        .build()));
  }

  /** Between its sound records the monitor sends others that carry a date in 2099. */
  static Incident clockIn2099(String from, String until) {
    return (arrivals, random) -> {
      List<Arrival> all = new ArrayList<>();
      for (Arrival arrival : arrivals) {
        all.add(arrival);
        if (monitored(arrival, from, until)) {
          VitalSigns record = vitals(arrival);
          Instant broken = FAR_FUTURE.plus(Duration.between(WardTime.START, record.getEventTime()));
          all.add(
              arriving(
                  with(arrival, VitalSigns.newBuilder(record).setEventTime(broken).build()),
                  arrival.arrivalMicros() + 30 * Micros.PER_SECOND));
        }
      }
      return numbered(all);
    };
  }
}
