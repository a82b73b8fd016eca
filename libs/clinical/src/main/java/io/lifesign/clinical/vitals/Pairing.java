package io.lifesign.clinical.vitals;

/**
 * How far apart in time values may lie and still be read together (docs/clinical-decisions.md,
 * "Pairing").
 */
final class Pairing {

  /** Heart rate with systolic, systolic with diastolic, us. */
  static final long PRESSURES_MICROS = 15 * 60_000_000L;

  /** The items of qSOFA and of SIRS among themselves, us. */
  static final long SEPSIS_MICROS = 4 * 3_600_000_000L;

  private Pairing() {}

  static boolean paired(Parameter one, Parameter other, Observations observations) {
    return observations.has(one)
        && observations.has(other)
        && Math.abs(observations.atMicros(one) - observations.atMicros(other)) <= PRESSURES_MICROS;
  }

  /** Whether a measured item is too much older than the latest measured one of the three. */
  static boolean outlived(
      Parameter item, Parameter a, Parameter b, Parameter c, Observations observations) {
    long latest = observations.atMicros(item);
    latest = later(latest, a, observations);
    latest = later(latest, b, observations);
    latest = later(latest, c, observations);
    return latest - observations.atMicros(item) > SEPSIS_MICROS;
  }

  private static long later(long latest, Parameter parameter, Observations observations) {
    return observations.has(parameter)
        ? Math.max(latest, observations.atMicros(parameter))
        : latest;
  }
}
