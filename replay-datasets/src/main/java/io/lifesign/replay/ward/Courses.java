package io.lifesign.replay.ward;

import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.RespiratoryEffort;

/** The scripted courses; ward/README.md says in words what each is meant to show. */
final class Courses {

  private Courses() {}

  static Course stable(double heartRate, double systolic) {
    return new Course()
        .heartRate(Track.level(heartRate))
        .pressure(Track.level(systolic), Track.level(systolic - 50));
  }

  static Course chronicConfusion() {
    return stable(70, 132).consciousness(Steps.of(Consciousness.CONFUSION));
  }

  static Course sepsis() {
    return new Course()
        .heartRate(Track.level(80).hold("10:00").to("14:00", 128).hold("15:30").to("21:00", 86))
        .respiratoryRate(
            Track.level(16).hold("10:00").to("14:00", 28).hold("15:30").to("21:00", 17))
        .spo2(Track.level(97.5).hold("11:00").to("14:00", 91.5).to("15:00", 96.5))
        .pressure(
            Track.level(124).hold("10:00").to("14:30", 88).hold("15:30").to("19:00", 118),
            Track.level(74).hold("10:00").to("14:30", 48).hold("15:30").to("19:00", 68))
        .temperature(
            Track.level(37.1).hold("10:00").to("14:00", 39.4).to("16:00", 38.9).to("22:00", 37.2))
        .oxygenFlow(Steps.of(0.0).then("14:10", 6.0).then("17:00", 2.0).then("20:00", 0.0))
        .consciousness(
            Steps.of(Consciousness.ALERT)
                .then("13:30", Consciousness.CONFUSION)
                .then("17:00", Consciousness.ALERT))
        .spotEvery(Steps.of(60).then("11:00", 30).then("13:00", 15).then("20:00", 60));
  }

  static Course opioid() {
    return new Course()
        .heartRate(Track.level(76).hold("12:50").to("13:35", 60).to("13:45", 88).to("15:00", 78))
        .respiratoryRate(
            Track.level(15.5)
                .hold("12:50")
                .to("13:12", 10)
                .to("13:35", 6.8)
                .hold("13:40")
                .to("13:45", 16))
        .spo2(Track.level(97.5).hold("13:00").to("13:35", 86).hold("13:40").to("13:50", 97.6))
        .oxygenFlow(Steps.of(0.0).then("13:38", 6.0).then("15:00", 2.0).then("16:00", 0.0))
        .consciousness(
            Steps.of(Consciousness.ALERT)
                .then("13:18", Consciousness.VOICE)
                .then("13:32", Consciousness.PAIN)
                .then("13:48", Consciousness.ALERT))
        .spotEvery(Steps.of(60).then("12:50", 10).then("15:00", 60));
  }

  static Course haemorrhage() {
    return new Course()
        .heartRate(Track.level(84).hold("16:00").to("17:00", 134).hold("17:30").to("19:30", 86))
        .respiratoryRate(
            Track.level(16).hold("16:00").to("17:00", 24).hold("17:30").to("19:00", 17))
        .pressure(
            Track.level(126).hold("16:00").to("17:05", 82).hold("17:30").to("18:40", 120),
            Track.level(76).hold("16:00").to("17:05", 46).hold("17:30").to("18:40", 70))
        .spotEvery(Steps.of(60).then("15:30", 5).then("20:00", 60));
  }

  /** Hypercapnic COPD at home in its band: 88-92 % on oxygen is what was prescribed. */
  static Course copdOnScale2() {
    return new Course()
        .heartRate(Track.level(80))
        .respiratoryRate(Track.level(17))
        .spo2(Track.level(90))
        .oxygenFlow(Steps.of(2.0));
  }

  static Course postOperativeFever() {
    return new Course()
        .heartRate(Track.level(82).hold("16:00").to("20:00", 119).hold("22:00").to("01:00", 82))
        .respiratoryRate(Track.level(16).hold("18:00").to("20:00", 18).to("01:00", 16))
        .temperature(
            Track.level(36.9).hold("16:00").to("20:00", 38.9).hold("22:00").to("01:00", 37.2))
        .spotEvery(Steps.of(60).then("18:00", 30).then("01:00", 60));
  }

  /** A child of six: other normal values, effort of breathing observed. */
  static Course childInRespiratoryDistress() {
    return new Course()
        .heartRate(Track.level(92).hold("21:00").to("22:30", 152).hold("23:30").to("02:00", 96))
        .respiratoryRate(
            Track.level(24).hold("21:00").to("22:30", 48).hold("23:30").to("02:00", 25))
        .spo2(Track.level(98).hold("21:00").to("22:30", 89.5).hold("22:50").to("00:30", 97.5))
        .pressure(Track.level(104), Track.level(62))
        .temperature(Track.level(37.2))
        .oxygenFlow(
            Steps.of(0.0)
                .then("21:40", 2.0)
                .then("22:20", 6.0)
                .then("00:30", 2.0)
                .then("02:30", 0.0))
        .effort(
            Steps.of(RespiratoryEffort.NORMAL)
                .then("21:20", RespiratoryEffort.MILD)
                .then("21:50", RespiratoryEffort.MODERATE)
                .then("22:20", RespiratoryEffort.SEVERE)
                .then("23:40", RespiratoryEffort.MILD)
                .then("01:30", RespiratoryEffort.NORMAL))
        .spotEvery(Steps.of(60).then("21:00", 10).then("02:30", 60));
  }

  static Course homePneumonia() {
    return new Course()
        .heartRate(Track.level(78).hold("14:00").to("16:30", 114).hold("22:00").to("06:00", 112))
        .respiratoryRate(Track.level(17).hold("14:00").to("16:30", 23))
        .spo2(Track.level(96.8).hold("14:00").to("16:30", 92.6))
        .temperature(Track.level(36.8).hold("14:00").to("18:00", 38.8))
        .spotEvery(Steps.of(120));
  }

  static Course progressiveHypoxia() {
    return new Course()
        .heartRate(Track.level(82).hold("08:00").to("10:00", 106).hold("11:00").to("14:00", 84))
        .respiratoryRate(
            Track.level(16.5).hold("08:00").to("10:00", 23).hold("11:00").to("14:00", 17))
        .spo2(
            Track.level(97.4)
                .hold("08:00")
                .to("09:00", 93)
                .to("10:00", 89.5)
                .hold("10:30")
                .to("11:30", 97))
        .oxygenFlow(
            Steps.of(0.0)
                .then("08:25", 2.0)
                .then("09:05", 4.0)
                .then("09:45", 10.0)
                .then("12:30", 4.0)
                .then("16:00", 2.0)
                .then("20:00", 0.0))
        .spotEvery(Steps.of(60).then("08:00", 20).then("13:00", 60));
  }

  /**
   * Mobilised by physiotherapy within the alarm pause, settled before its end; in the evening a few
   * minutes above the personal limit.
   */
  static Course physiotherapyInPause() {
    return new Course()
        .heartRate(
            Track.level(70)
                .hold("10:02")
                .to("10:06", 134)
                .hold("10:20")
                .to("10:26", 72)
                .hold("18:30")
                .to("18:31", 129)
                .hold("18:38")
                .to("18:39", 72))
        .respiratoryRate(
            Track.level(15.5).hold("10:02").to("10:06", 28).hold("10:20").to("10:26", 16))
        .spo2(Track.level(97.6).hold("10:02").to("10:08", 94).hold("10:18").to("10:24", 97.6));
  }

  /** Fast atrial fibrillation, once before and once after the move to the other ward. */
  static Course fastRhythmTwice() {
    return new Course()
        .heartRate(
            Track.level(78)
                .hold("09:00")
                .to("09:03", 140)
                .hold("09:40")
                .to("09:45", 78)
                .hold("18:00")
                .to("18:03", 142)
                .hold("18:40")
                .to("18:45", 78));
  }

  /** Normal for late pregnancy, four points on an adult's chart. */
  static Course pregnancy() {
    return new Course()
        .heartRate(Track.level(98))
        .respiratoryRate(Track.level(20.5))
        .pressure(Track.level(107), Track.level(64));
  }
}
