package io.lifesign.clinical.vitals;

import java.util.List;

/**
 * What the care team laid down for a patient, one version.
 *
 * @param effectiveFromMicros from when on it holds
 * @param recordedAtMicros when it was written down; never applied to a reading before that
 * @param wardId ward, or null
 * @param bedId bed, or null
 * @param ageYears decimal years, {@code NaN} is an adult
 * @param spo2Scale NEWS2 SpO2 scale, 1 or 2
 * @param baselineConsciousness the patient's usual level
 * @param spotIntervalMinutes prescribed interval of spot observations, min
 */
public record CareProfile(
    String patientId,
    long effectiveFromMicros,
    long recordedAtMicros,
    String wardId,
    String bedId,
    double ageYears,
    int spo2Scale,
    Consciousness baselineConsciousness,
    boolean pregnant,
    boolean suspectedInfection,
    boolean fallRisk,
    Monitoring monitoring,
    int spotIntervalMinutes,
    List<PersonalLimit> limits,
    List<AlarmPause> alarmPauses) {

  public static final int DEFAULT_SPOT_INTERVAL_MINUTES = 720;

  /** Age from which the adult scores apply, years (Royal College of Physicians 2017). */
  public static final double ADULT_YEARS = 16;

  /** Whether devices are expected to send. */
  public enum Monitoring {
    ACTIVE,
    STANDBY,
    DISCHARGED
  }

  /**
   * Limits of one parameter for this patient alone, in the parameter's unit.
   *
   * @param low alert below this, {@code NaN} for no limit
   * @param high alert above this, {@code NaN} for no limit
   */
  public record PersonalLimit(Parameter parameter, double low, double high) {}

  /** A time in which non-lethal alarms are held back, from inclusive, until exclusive. */
  public record AlarmPause(long fromMicros, long untilMicros) {}

  /** An adult on scale 1 without limits or pauses: what holds before any profile is known. */
  public static CareProfile unknown(String patientId) {
    return new CareProfile(
        patientId,
        Long.MIN_VALUE,
        Long.MIN_VALUE,
        null,
        null,
        Double.NaN,
        1,
        Consciousness.ALERT,
        false,
        false,
        false,
        Monitoring.ACTIVE,
        DEFAULT_SPOT_INTERVAL_MINUTES,
        List.of(),
        List.of());
  }

  public boolean child() {
    return ageYears < ADULT_YEARS;
  }
}
