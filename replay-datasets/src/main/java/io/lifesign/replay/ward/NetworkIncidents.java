package io.lifesign.replay.ward;

import static io.lifesign.replay.ward.Edits.arriving;
import static io.lifesign.replay.ward.Edits.between;
import static io.lifesign.replay.ward.Edits.monitored;
import static io.lifesign.replay.ward.Edits.numbered;
import static io.lifesign.replay.ward.Edits.vitals;
import static io.lifesign.replay.ward.Edits.with;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.schemas.VitalSigns;
import java.util.ArrayList;
import java.util.List;

/** What happens to records between the bed and the broker. */
final class NetworkIncidents {

  private static final int TWICE_EVERY = 10;
  private static final int THRICE_EVERY = 50;
  private static final int BURST = 4;

  private NetworkIncidents() {}

  /** The gateway repeats every tenth record, and every fiftieth once more. */
  static Incident duplicates() {
    return (arrivals, random) -> {
      List<Arrival> all = new ArrayList<>();
      int count = 0;
      for (Arrival arrival : arrivals) {
        all.add(arrival);
        count++;
        if (count % TWICE_EVERY == 0) {
          all.add(later(arrival, random.nextInt(300, 1_500)));
        }
        if (count % THRICE_EVERY == 0) {
          all.add(later(arrival, random.nextInt(1_500, 2_500)));
        }
      }
      return all;
    };
  }

  private static Arrival later(Arrival arrival, int millis) {
    return arriving(arrival, arrival.arrivalMicros() + millis * Micros.PER_MILLI);
  }

  /** The network is gone; the monitor keeps its records and sends them all when it is back. */
  static Incident dropout(String from, String until, String backAt) {
    return (arrivals, random) -> {
      long arrival = WardTime.micros(backAt);
      List<Arrival> all = new ArrayList<>();
      for (Arrival one : arrivals) {
        if (monitored(one, from, until)) {
          all.add(arriving(one, arrival));
          arrival += 20 * Micros.PER_MILLI;
        } else {
          all.add(one);
        }
      }
      return all;
    };
  }

  /** The monitor measures four times in four seconds, and the last of the four arrives first. */
  static Incident outOfOrder(String from, String until) {
    return (arrivals, random) -> {
      List<Arrival> all = new ArrayList<>();
      for (Arrival arrival : arrivals) {
        if (!monitored(arrival, from, until)) {
          all.add(arrival);
          continue;
        }
        VitalSigns record = vitals(arrival);
        for (int i = 0; i < BURST; i++) {
          VitalSigns one =
              VitalSigns.newBuilder(record)
                  .setEventTime(record.getEventTime().plusSeconds(i))
                  .build();
          long behindFirst = 3_200 + 100L * (BURST - 1 - i);
          all.add(
              arriving(
                  with(arrival, one),
                  Micros.of(record.getEventTime()) + behindFirst * Micros.PER_MILLI));
        }
      }
      return numbered(all);
    };
  }

  /** The device at home finds a network only now and then, and sends what it has kept. */
  static Incident batchesAt(String... times) {
    return (arrivals, random) -> {
      List<Arrival> all = new ArrayList<>();
      String from = "06:00";
      for (String time : times) {
        long arrival = WardTime.micros(time);
        for (Arrival one : arrivals) {
          if (between(one, from, time)) {
            all.add(arriving(one, arrival));
            arrival += 50 * Micros.PER_MILLI;
          }
        }
        from = time;
      }
      return all;
    };
  }

  /** A second record under the number and time of the first, with another heart rate. */
  static Incident sequenceConflict(String from, String until) {
    return (arrivals, random) -> {
      List<Arrival> all = new ArrayList<>(arrivals);
      for (Arrival arrival : arrivals) {
        if (monitored(arrival, from, until)) {
          VitalSigns record = vitals(arrival);
          VitalSigns other =
              VitalSigns.newBuilder(record).setHeartRate(record.getHeartRate() + 1).build();
          all.add(later(with(arrival, other), 400));
        }
      }
      return all;
    };
  }
}
