package io.lifesign.clinical.vitals;

import java.util.Arrays;

/**
 * What one device record measured.
 *
 * @param continuous whether a sensor that stays on took it, rather than a spot measurement
 * @param unreliable bit {@code 1 << parameter.ordinal()} is set where the device itself doubts the
 *     value
 * @param values by {@link Parameter#ordinal()}, in the parameter's unit, {@code NaN} where not
 *     measured
 */
public record VitalReading(
    String patientId, DeviceStamp source, boolean continuous, int unreliable, double[] values) {

  public long atMicros() {
    return source.atMicros();
  }

  /** The value in the parameter's unit, {@code NaN} where not measured. */
  public double value(Parameter parameter) {
    return values[parameter.ordinal()];
  }

  public boolean unreliable(Parameter parameter) {
    return (unreliable & (1 << parameter.ordinal())) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VitalReading that
        && patientId.equals(that.patientId)
        && source.equals(that.source)
        && continuous == that.continuous
        && unreliable == that.unreliable
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * patientId.hashCode() + source.hashCode()) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "VitalReading[" + source + ", " + Arrays.toString(values) + "]";
  }
}
