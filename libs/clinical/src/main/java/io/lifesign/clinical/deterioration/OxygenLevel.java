package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Rounding;

/**
 * How much oxygen a patient gets, as whole numbers that can be compared; negative where it is not
 * known.
 */
final class OxygenLevel {

  static final Parameter[] PARAMETERS = {
    Parameter.SUPPLEMENTAL_OXYGEN, Parameter.OXYGEN_FLOW, Parameter.FIO2
  };

  private static final int UNKNOWN = -1;
  private static final int AIR_PERCENT = 21;

  private OxygenLevel() {}

  /** 1 on oxygen, 0 on air, by the flag, else by flow or fraction. */
  static int on(PatientWatch watch) {
    if (watch.has(Parameter.SUPPLEMENTAL_OXYGEN)) {
      return watch.value(Parameter.SUPPLEMENTAL_OXYGEN) > 0 ? 1 : 0;
    }
    if (watch.has(Parameter.OXYGEN_FLOW)) {
      return watch.value(Parameter.OXYGEN_FLOW) > 0 ? 1 : 0;
    }
    return watch.has(Parameter.FIO2) ? (fio2(watch) > AIR_PERCENT ? 1 : 0) : UNKNOWN;
  }

  /** Tenths of L/min. */
  static int flow(PatientWatch watch) {
    return watch.has(Parameter.OXYGEN_FLOW)
        ? Rounding.tenths(watch.value(Parameter.OXYGEN_FLOW))
        : UNKNOWN;
  }

  /** Percent. */
  static int fio2(PatientWatch watch) {
    return watch.has(Parameter.FIO2) ? Rounding.whole(100 * watch.value(Parameter.FIO2)) : UNKNOWN;
  }
}
