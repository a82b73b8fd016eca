package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.OxygenSupply;
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

  private static final int UNKNOWN = SlidingExtreme.NONE;

  private OxygenLevel() {}

  /** 1 on oxygen, 0 on air, as NEWS2 reads it. */
  static int on(PatientWatch watch) {
    Parameter source = OxygenSupply.source(watch.observations);
    if (source == null) {
      return UNKNOWN;
    }
    return OxygenSupply.oxygen(source, watch.observations) ? 1 : 0;
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
