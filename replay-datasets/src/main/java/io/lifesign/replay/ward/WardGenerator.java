package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.CareProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Generates the ward from its fixed seed: the same records on any machine. */
final class WardGenerator {

  private static final long SEED = 20_260_302;
  private static final int PHASE_STEP_SECONDS = 17;
  private static final int SECONDS_PER_MINUTE = 60;
  private static final String PROFILES = "care.profiles";
  private static final String HOME = "HOME";

  private WardGenerator() {}

  /** All arrivals in their order. */
  static List<Arrival> arrivals() {
    List<Arrival> arrivals = new ArrayList<>();
    List<WardPatient> patients = WardRoster.patients();
    for (int i = 0; i < patients.size(); i++) {
      WardPatient patient = patients.get(i);
      arrivals.addAll(profiles(patient, i));
      arrivals.addAll(records(patient, i));
    }
    arrivals.addAll(WardAcknowledgements.arrivals());
    arrivals.sort(Comparator.comparingLong(Arrival::arrivalMicros));
    return arrivals;
  }

  private static List<Arrival> profiles(WardPatient patient, int index) {
    List<Arrival> arrivals = new ArrayList<>();
    for (CareProfile profile : patient.profiles) {
      long at = Micros.of(profile.getRecordedAt()) + (10 + index) * Micros.PER_MILLI;
      arrivals.add(new Arrival(at, PROFILES, patient.id, new Payload.Profile(profile)));
    }
    return arrivals;
  }

  private static List<Arrival> records(WardPatient patient, int index) {
    SplittableRandom random = new SplittableRandom(SEED + index);
    int phaseSeconds = 1 + index * PHASE_STEP_SECONDS % (SECONDS_PER_MINUTE - 1);
    Devices devices = new Devices(patient, phaseSeconds, random);
    List<Arrival> records = new ArrayList<>();
    if (patient.profiles.get(0).getWardId().equals(HOME)) {
      records.addAll(devices.home());
    } else {
      records.addAll(devices.monitor());
      records.addAll(devices.trolley());
    }
    for (Incident incident : patient.incidents) {
      records = incident.befall(records, random);
    }
    return records;
  }
}
