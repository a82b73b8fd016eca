package io.lifesign.clinical.vitals;

/**
 * Whether a patient breathes oxygen and how much, from the flag, the flow or the fraction: the
 * latest of them decides, and among equally late ones one that says oxygen (
 * docs/clinical-decisions.md, "Air or oxygen").
 */
public final class OxygenSupply {

  private static final int AIR_PERCENT = 21;
  private static final int HIGH_PERCENT = 50;
  private static final double HIGH_FLOW = 4;

  private OxygenSupply() {}

  /** The parameter that decides, or null if none is fresh. */
  public static Parameter source(Observations observations) {
    Parameter latest = later(null, Parameter.SUPPLEMENTAL_OXYGEN, observations);
    latest = later(latest, Parameter.OXYGEN_FLOW, observations);
    return later(latest, Parameter.FIO2, observations);
  }

  private static Parameter later(Parameter sofar, Parameter next, Observations observations) {
    if (!observations.has(next)) {
      return sofar;
    }
    if (sofar == null || observations.atMicros(next) > observations.atMicros(sofar)) {
      return next;
    }
    boolean tie = observations.atMicros(next) == observations.atMicros(sofar);
    return tie && oxygen(next, observations) && !oxygen(sofar, observations) ? next : sofar;
  }

  /** Whether that fresh parameter says that the patient breathes more oxygen than air holds. */
  public static boolean oxygen(Parameter parameter, Observations observations) {
    double value = observations.value(parameter);
    return parameter == Parameter.FIO2 ? percent(value) > AIR_PERCENT : value > 0;
  }

  /** Why nothing is known: the cell of an item that needs the supply. */
  static int absent(Observations observations) {
    boolean stale =
        observations.freshness(Parameter.SUPPLEMENTAL_OXYGEN) == Freshness.STALE
            || observations.freshness(Parameter.OXYGEN_FLOW) == Freshness.STALE
            || observations.freshness(Parameter.FIO2) == Freshness.STALE;
    return stale ? Cells.STALE : Cells.MISSING;
  }

  /**
   * The parameter that tells the amount for Bedside PEWS: the decider itself if it says air, else
   * flow or fraction, whichever scores more; null where the amount is not known.
   */
  static Parameter amount(Observations observations) {
    Parameter decider = source(observations);
    if (decider == null || !oxygen(decider, observations)) {
      return decider;
    }
    int flow = amountPoints(Parameter.OXYGEN_FLOW, observations);
    int fraction = amountPoints(Parameter.FIO2, observations);
    if (flow == 0 && fraction == 0) {
      return null;
    }
    return flow >= fraction ? Parameter.OXYGEN_FLOW : Parameter.FIO2;
  }

  /** Bedside PEWS points: air 0, under 4 L/min or 50 % 2, from there on 4. */
  static int amountPoints(Parameter parameter, Observations observations) {
    if (!observations.has(parameter) || !oxygen(parameter, observations)) {
      return 0;
    }
    double value = observations.value(parameter);
    boolean high =
        parameter == Parameter.FIO2 ? percent(value) >= HIGH_PERCENT : value >= HIGH_FLOW;
    return high ? 4 : 2;
  }

  private static int percent(double fraction) {
    return Rounding.whole(fraction * 100);
  }
}
