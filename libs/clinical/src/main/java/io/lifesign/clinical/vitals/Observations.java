package io.lifesign.clinical.vitals;

import java.util.Arrays;

/**
 * The values of one patient as they stand at one instant, as every score sees them: already judged
 * for plausibility and age, not yet rounded.
 */
public final class Observations {

  private final double[] values = new double[Parameter.COUNT];
  private final Freshness[] freshness = new Freshness[Parameter.COUNT];
  private final long[] atMicros = new long[Parameter.COUNT];

  public Observations() {
    Arrays.fill(values, Double.NaN);
    Arrays.fill(freshness, Freshness.MISSING);
  }

  /** Sets a fresh value, in the parameter's unit, measured at that time. */
  public Observations measured(Parameter parameter, double value, long measuredAtMicros) {
    values[parameter.ordinal()] = value;
    freshness[parameter.ordinal()] = Freshness.MEASURED;
    atMicros[parameter.ordinal()] = measuredAtMicros;
    return this;
  }

  /** Marks a parameter whose last value, measured at that time, is older than its validity. */
  public Observations stale(Parameter parameter, long measuredAtMicros) {
    values[parameter.ordinal()] = Double.NaN;
    freshness[parameter.ordinal()] = Freshness.STALE;
    atMicros[parameter.ordinal()] = measuredAtMicros;
    return this;
  }

  public boolean has(Parameter parameter) {
    return freshness[parameter.ordinal()] == Freshness.MEASURED;
  }

  /** The value in the parameter's unit, {@code NaN} unless {@link #has}. */
  public double value(Parameter parameter) {
    return values[parameter.ordinal()];
  }

  public Freshness freshness(Parameter parameter) {
    return freshness[parameter.ordinal()];
  }

  /** When it was last measured, microseconds since the epoch; meaningless while MISSING. */
  public long atMicros(Parameter parameter) {
    return atMicros[parameter.ordinal()];
  }
}
