package io.lifesign.replay.ecg;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.EcgRecords;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Monitoring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Five minutes of ten monitors: made anew each time, the same each time. */
public final class EcgDataset {

  public static final String NAME = "ecg";

  /** When the monitors are switched on: noon of the ward's day. */
  static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private static final String PROFILES = "care.profiles";
  private static final String WARD = "T";
  private static final Duration ADMITTED_BEFORE = Duration.ofMinutes(10);

  /** Monitors do not beat in step. */
  private static final long PHASE_MICROS = 37 * Micros.PER_MILLI;

  private EcgDataset() {}

  public static Dataset open() {
    List<Arrival> arrivals = new ArrayList<>();
    List<EcgPatient> patients = EcgRoster.patients();
    for (int i = 0; i < patients.size(); i++) {
      EcgPatient patient = patients.get(i);
      Instant start = Micros.instant(startMicros(i));
      Instant end = start.plusSeconds(patient.seconds());
      arrivals.add(profile(patient, start.minus(ADMITTED_BEFORE), Monitoring.ACTIVE));
      EcgChunks.of(patient, Micros.of(start)).stream()
          .map(sent -> EcgRecords.arrival(sent.chunk(), sent.arrivalMicros()))
          .forEach(arrivals::add);
      // or everybody would wait for monitors that were taken off
      arrivals.add(profile(patient, end, Monitoring.DISCHARGED));
    }
    return new RecordedDataset(
        NAME, "our own generated ECG, 5 min of ten monitors from " + START, arrivals, List.of());
  }

  /** When the monitor of the patient in that place of the roster begins, us. */
  static long startMicros(int place) {
    return Micros.of(START) + place * PHASE_MICROS;
  }

  private static Arrival profile(EcgPatient patient, Instant from, Monitoring monitoring) {
    CareProfile profile =
        CareProfile.newBuilder()
            .setPatientId(patient.id())
            .setEffectiveFrom(from)
            .setRecordedAt(from)
            .setWardId(WARD)
            .setBedId(patient.bedId())
            .setAgeYears(patient.ageYears())
            .setMonitoring(monitoring)
            .build();
    return new Arrival(
        Micros.of(from) + Micros.PER_MILLI, PROFILES, patient.id(), new Payload.Profile(profile));
  }
}
