package io.lifesign.replay.ward;

import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.RespiratoryEffort;

/** What truly happens to a patient over the day; devices measure it with noise. */
final class Course {

  Track heartRate = Track.level(74);
  Track respiratoryRate = Track.level(15.5);
  Track spo2 = Track.level(97.6);
  Track systolic = Track.level(126);
  Track diastolic = Track.level(76);
  Track temperature = Track.level(36.7);
  Steps<Double> oxygenFlow = Steps.of(0.0);
  Steps<Consciousness> consciousness = Steps.of(Consciousness.ALERT);

  /** Minutes between spot observations. */
  Steps<Integer> spotEvery = Steps.of(60);

  /** Work of breathing, observed in children only; else null. */
  Steps<RespiratoryEffort> effort;

  Course heartRate(Track track) {
    heartRate = track;
    return this;
  }

  Course respiratoryRate(Track track) {
    respiratoryRate = track;
    return this;
  }

  Course spo2(Track track) {
    spo2 = track;
    return this;
  }

  Course pressure(Track systolicTrack, Track diastolicTrack) {
    systolic = systolicTrack;
    diastolic = diastolicTrack;
    return this;
  }

  Course temperature(Track track) {
    temperature = track;
    return this;
  }

  Course oxygenFlow(Steps<Double> steps) {
    oxygenFlow = steps;
    return this;
  }

  Course consciousness(Steps<Consciousness> steps) {
    consciousness = steps;
    return this;
  }

  Course spotEvery(Steps<Integer> steps) {
    spotEvery = steps;
    return this;
  }

  Course effort(Steps<RespiratoryEffort> steps) {
    effort = steps;
    return this;
  }
}
