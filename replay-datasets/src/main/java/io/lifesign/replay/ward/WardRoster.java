package io.lifesign.replay.ward;

import io.lifesign.schemas.AlarmPause;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.Parameter;
import io.lifesign.schemas.PersonalLimit;
import java.time.Duration;
import java.util.List;

/** Who lies where, with which course, and what befalls their records. */
final class WardRoster {

  private WardRoster() {}

  static List<WardPatient> patients() {
    return List.of(
        patient("W-01", Courses.stable(72, 128), profile("A", "A-01", 58)),
        patient("W-02", Courses.stable(66, 134), profile("A", "A-02", 71)),
        patient(
            "W-03",
            Courses.chronicConfusion(),
            profile("A", "A-03", 84).setBaselineConsciousness(Consciousness.CONFUSION)),
        sepsis(),
        patient("W-05", Courses.opioid(), profile("B", "B-01", 54)),
        patient("W-06", Courses.haemorrhage(), profile("B", "B-02", 49)),
        patient("W-07", Courses.copdOnScale2(), profile("A", "A-05", 74).setSpo2Scale(2)),
        patient("W-08", Courses.postOperativeFever(), profile("B", "B-03", 38)),
        patient("W-09", Courses.childInRespiratoryDistress(), profile("C", "C-01", 6)),
        patient(
                "W-10",
                Courses.homePneumonia(),
                profile("HOME", null, 67).setSpotIntervalMinutes(120))
            .with(NetworkIncidents.batchesAt("09:05", "13:20", "21:45", "05:30")),
        patient("W-11", Courses.progressiveHypoxia(), profile("A", "A-06", 68)),
        patient("W-12", Courses.stable(70, 126), profile("A", "A-07", 60))
            .with(DeviceIncidents.probeOff("11:00", "11:10", "11:20")),
        patient("W-13", Courses.stable(76, 130), profile("B", "B-04", 52))
            .with(DeviceIncidents.reboot("09:30")),
        patient("W-14", Courses.stable(68, 124), profile("B", "B-05", 63))
            .with(DeviceIncidents.sequenceRestart("14:00")),
        patient("W-15", Courses.stable(73, 127), profile("A", "A-08", 70))
            .with(DeviceIncidents.slowClock("15:00", "16:00", Duration.ofMinutes(10))),
        patient("W-16", Courses.stable(75, 129), profile("B", "B-06", 47))
            .with(DeviceIncidents.clockIn2099("12:00", "13:00")),
        patient("W-17", Courses.stable(71, 131), profile("B", "B-07", 55))
            .with(NetworkIncidents.duplicates()),
        patient("W-18", Courses.stable(69, 125), profile("B", "B-08", 66))
            .with(NetworkIncidents.dropout("02:00", "02:08", "02:10")),
        brokenGateway(),
        patient("W-20", Courses.pregnancy(), profile("B", "B-09", 31).setPregnant(true)),
        limitsAndPause(),
        transfer());
  }

  private static WardPatient sepsis() {
    CareProfile.Builder profile = profile("A", "A-04", 63);
    WardPatient patient = patient("W-04", Courses.sepsis(), profile);
    return patient.then(later(profile, "12:00").setSuspectedInfection(true).build());
  }

  private static WardPatient brokenGateway() {
    WardPatient patient =
        patient("W-19", Courses.stable(74, 126), profile("A", "A-09", 44))
            .with(NetworkIncidents.outOfOrder("17:00", "18:00"))
            .with(NetworkIncidents.sequenceConflict("20:00", "20:02"));
    return patient.with(new CorruptRecords(patient, "08:00", "20:00"));
  }

  private static WardPatient limitsAndPause() {
    AlarmPause pause = new AlarmPause(WardTime.instant("10:00"), WardTime.instant("11:00"));
    return patient(
        "W-21",
        Courses.physiotherapyInPause(),
        profile("A", "A-10", 77)
            .setLimits(List.of(new PersonalLimit(Parameter.HEART_RATE, 48.0, 125.0)))
            .setAlarmPauses(List.of(pause)));
  }

  private static WardPatient transfer() {
    CareProfile.Builder profile = profile("B", "B-10", 69);
    return patient("W-22", Courses.fastRhythmTwice(), profile)
        .then(later(profile, "12:00").setWardId("A").setBedId("A-11").build());
  }

  private static WardPatient patient(String id, Course course, CareProfile.Builder profile) {
    return new WardPatient(id, course, profile.setPatientId(id).build());
  }

  private static CareProfile.Builder profile(String ward, String bed, double ageYears) {
    return CareProfile.newBuilder()
        .setWardId(ward)
        .setBedId(bed)
        .setAgeYears(ageYears)
        .setSpotIntervalMinutes(60)
        .setRecordedAt(WardTime.START)
        .setEffectiveFrom(WardTime.START);
  }

  private static CareProfile.Builder later(CareProfile.Builder profile, String timeOfDay) {
    return profile
        .setRecordedAt(WardTime.instant(timeOfDay))
        .setEffectiveFrom(WardTime.instant(timeOfDay));
  }
}
