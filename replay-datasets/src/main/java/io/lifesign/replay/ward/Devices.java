package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The devices at a bed: a monitor once a minute, a trolley for spot observations. */
final class Devices {

  static final String VITALS = "device.vitals";
  private static final int SECONDS_PER_MINUTE = 60;

  private final WardPatient patient;
  private final int phaseSeconds;
  private final SplittableRandom random;
  private final Noise heartRate;
  private final Noise respiratoryRate;
  private final Noise spo2;
  private final Noise systolic;
  private final Noise diastolic;
  private final Noise temperature;

  /**
   * @param phaseSeconds second of the minute in which the monitor measures
   */
  Devices(WardPatient patient, int phaseSeconds, SplittableRandom random) {
    this.patient = patient;
    this.phaseSeconds = phaseSeconds;
    this.random = random;
    this.heartRate = new Noise(random.split(), 2);
    this.respiratoryRate = new Noise(random.split(), 0.7);
    this.spo2 = new Noise(random.split(), 0.4);
    this.systolic = new Noise(random.split(), 2);
    this.diastolic = new Noise(random.split(), 2);
    this.temperature = new Noise(random.split(), 0.08);
  }

  /** Heart rate, respiratory rate and saturation, once a minute. */
  List<Arrival> monitor() {
    List<Arrival> arrivals = new ArrayList<>();
    for (int minute = 0; minute < WardTime.MINUTES; minute++) {
      double at = minute + (double) phaseSeconds / SECONDS_PER_MINUTE;
      VitalSigns record =
          stamped("MON-", minute, at)
              .setMethod(MeasurementMethod.CONTINUOUS)
              .setHeartRate(whole(patient.course.heartRate.at(at) + heartRate.next()))
              .setRespiratoryRate(
                  whole(patient.course.respiratoryRate.at(at) + respiratoryRate.next()))
              .setSpo2(saturation(at))
              .build();
      arrivals.add(arrival(record));
    }
    return arrivals;
  }

  /** Pressure, temperature, consciousness and oxygen, as often as the course says. */
  List<Arrival> trolley() {
    List<Arrival> arrivals = new ArrayList<>();
    double at = 2 + phaseSeconds / 10.0;
    for (int sequence = 0; at < WardTime.MINUTES; sequence++) {
      arrivals.add(arrival(observed(stamped("OBS-", sequence, at), at).build()));
      at = Math.min(at + patient.course.spotEvery.at(at), nextRound(at));
    }
    return arrivals;
  }

  /** All values at once, as a patient measures them at home. */
  List<Arrival> home() {
    List<Arrival> arrivals = new ArrayList<>();
    int sequence = 0;
    for (double at = 5; at < WardTime.MINUTES; at += patient.course.spotEvery.at(at)) {
      VitalSigns record =
          observed(stamped("HOME-", sequence++, at), at)
              .setHeartRate(whole(patient.course.heartRate.at(at) + heartRate.next()))
              .setRespiratoryRate(
                  whole(patient.course.respiratoryRate.at(at) + respiratoryRate.next()))
              .setSpo2(saturation(at))
              .build();
      arrivals.add(
          new Arrival(
              arrivalMicros(record), "device.home", patient.id, new Payload.Vitals(record)));
    }
    return arrivals;
  }

  /** When the course asks for a shorter interval, the trolley comes at that time. */
  private double nextRound(double at) {
    double soonest = Double.MAX_VALUE;
    for (int minute = (int) at + 1; minute < WardTime.MINUTES && soonest > minute; minute++) {
      if (patient.course.spotEvery.at(minute) < patient.course.spotEvery.at(at)) {
        soonest = minute + phaseSeconds / 100.0;
      }
    }
    return soonest;
  }

  private VitalSigns.Builder observed(VitalSigns.Builder record, double at) {
    Course course = patient.course;
    double flow = course.oxygenFlow.at(at);
    record
        .setMethod(MeasurementMethod.SPOT)
        .setSystolic(whole(course.systolic.at(at) + systolic.next()))
        .setDiastolic(whole(course.diastolic.at(at) + diastolic.next()))
        .setTemperature(tenths(course.temperature.at(at) + temperature.next()))
        .setConsciousness(course.consciousness.at(at))
        .setSupplementalOxygen(flow > 0)
        .setOxygenFlow(flow);
    if (course.effort != null) {
      record.setRespiratoryEffort(course.effort.at(at)).setCapillaryRefill(2.0);
    }
    return record;
  }

  private VitalSigns.Builder stamped(String kind, int sequence, double minute) {
    long seconds = (long) Math.floor(minute * SECONDS_PER_MINUTE + 0.5);
    return VitalSigns.newBuilder()
        .setPatientId(patient.id)
        .setDeviceId(kind + patient.number())
        .setBootId("boot-1")
        .setSequence(sequence)
        .setEventTime(WardTime.START.plusSeconds(seconds));
  }

  private Arrival arrival(VitalSigns record) {
    return new Arrival(arrivalMicros(record), VITALS, patient.id, new Payload.Vitals(record));
  }

  /** The way through the gateway takes 0.2 to 1.5 s. */
  private long arrivalMicros(VitalSigns record) {
    return Micros.of(record.getEventTime()) + random.nextInt(200, 1_500) * Micros.PER_MILLI;
  }

  private double saturation(double at) {
    return Math.min(100, whole(patient.course.spo2.at(at) + spo2.next()));
  }

  private static double whole(double value) {
    return Math.floor(value + 0.5);
  }

  private static double tenths(double value) {
    return Math.floor(value * 10 + 0.5) / 10;
  }
}
