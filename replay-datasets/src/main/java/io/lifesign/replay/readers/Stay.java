package io.lifesign.replay.readers;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.Monitoring;
import io.lifesign.schemas.VitalSigns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records of one patient in the making: one device, one boot, arrival at the time of the event. */
final class Stay {

  private static final String VITALS = "device.vitals";
  private static final String PROFILES = "care.profiles";

  private final String patientId;
  private final MeasurementMethod method;
  private final Instant start;
  private final CareProfile.Builder profile;
  private final List<Arrival> records = new ArrayList<>();
  private long sequence;

  Stay(String patientId, MeasurementMethod method, Instant start) {
    this.patientId = patientId;
    this.method = method;
    this.start = start;
    this.profile = CareProfile.newBuilder().setPatientId(patientId);
  }

  /** What is known of the patient from the start. */
  CareProfile.Builder profile() {
    return profile;
  }

  VitalSigns.Builder record(Instant at) {
    return VitalSigns.newBuilder()
        .setPatientId(patientId)
        .setDeviceId("device-" + patientId)
        .setBootId("1")
        .setSequence(sequence)
        .setEventTime(at)
        .setMethod(method);
  }

  /** Adds a record, unless nothing was measured. */
  void add(VitalSigns.Builder record) {
    if (Values.measured(record)) {
      sequence++;
      VitalSigns vitals = record.build();
      records.add(
          new Arrival(
              Micros.of(vitals.getEventTime()), VITALS, patientId, new Payload.Vitals(vitals)));
    }
  }

  /** Profile and records; nothing if nothing was measured. */
  List<Arrival> arrivals() {
    if (records.isEmpty()) {
      return List.of();
    }
    List<Arrival> all = new ArrayList<>(records.size() + 1);
    all.add(arrival(start));
    all.addAll(records);
    return all;
  }

  /** The same with a discharge, so that nobody waits for devices that were taken off. */
  List<Arrival> arrivalsUntil(Instant discharge) {
    List<Arrival> all = new ArrayList<>(arrivals());
    if (!all.isEmpty()) {
      profile.setMonitoring(Monitoring.DISCHARGED);
      all.add(arrival(discharge));
    }
    return all;
  }

  private Arrival arrival(Instant at) {
    return new Arrival(
        Micros.of(at),
        PROFILES,
        patientId,
        new Payload.Profile(profile.setRecordedAt(at).setEffectiveFrom(at).build()));
  }
}
