package io.lifesign.vitals;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.schemas.Consciousness;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.RespiratoryEffort;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.Rejected;
import java.util.List;

/** Device records to readings; refuses what no later step could make sense of. */
public final class VitalSignsMapper implements RecordMapper<VitalSigns, VitalReading> {

  private static final long serialVersionUID = 1L;

  @Override
  public VitalReading map(VitalSigns avro) throws Rejected {
    Rejected.ifBlank(
        avro.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    Rejected.ifBlank(avro.getDeviceId(), DeadLetterReason.MISSING_DEVICE_ID, "deviceId is empty");
    if (avro.getSequence() < 0) {
      throw new Rejected(DeadLetterReason.INVALID_SEQUENCE, "sequence is negative");
    }
    double[] values = values(avro);
    int unreliable = unreliable(avro.getUnreliable());
    requireValues(values, unreliable);
    return new VitalReading(
        avro.getPatientId(),
        new DeviceStamp(
            avro.getDeviceId(),
            avro.getBootId(),
            avro.getSequence(),
            AvroTimes.micros(avro.getEventTime())),
        avro.getMethod() != MeasurementMethod.SPOT, // unknown: the shorter validity is the safer
        unreliable,
        values);
  }

  private static double[] values(VitalSigns avro) throws Rejected {
    double[] values = new double[Parameter.COUNT];
    values[Parameter.RESPIRATORY_RATE.ordinal()] = orNaN(avro.getRespiratoryRate());
    values[Parameter.SPO2.ordinal()] = orNaN(avro.getSpo2());
    values[Parameter.SUPPLEMENTAL_OXYGEN.ordinal()] = orNaN(avro.getSupplementalOxygen());
    values[Parameter.SYSTOLIC.ordinal()] = orNaN(avro.getSystolic());
    values[Parameter.HEART_RATE.ordinal()] = orNaN(avro.getHeartRate());
    values[Parameter.CONSCIOUSNESS.ordinal()] = orNaN(avro.getConsciousness());
    values[Parameter.TEMPERATURE.ordinal()] = orNaN(avro.getTemperature());
    values[Parameter.DIASTOLIC.ordinal()] = orNaN(avro.getDiastolic());
    values[Parameter.OXYGEN_FLOW.ordinal()] = orNaN(avro.getOxygenFlow());
    values[Parameter.FIO2.ordinal()] = orNaN(avro.getFio2());
    values[Parameter.CAPILLARY_REFILL.ordinal()] = orNaN(avro.getCapillaryRefill());
    values[Parameter.RESPIRATORY_EFFORT.ordinal()] = orNaN(avro.getRespiratoryEffort());
    return values;
  }

  private static void requireValues(double[] values, int unreliable) throws Rejected {
    if (unreliable != 0) {
      return;
    }
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return;
      }
    }
    throw new Rejected(DeadLetterReason.NO_VALUES, "nothing was measured");
  }

  private static int unreliable(List<io.lifesign.schemas.Parameter> parameters) {
    int bits = 0;
    for (io.lifesign.schemas.Parameter parameter : parameters) {
      if (parameter != io.lifesign.schemas.Parameter.UNKNOWN) {
        bits |= 1 << Parameter.valueOf(parameter.name()).ordinal();
      }
    }
    return bits;
  }

  private static double orNaN(Double value) throws Rejected {
    if (value == null) {
      return Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw new Rejected(DeadLetterReason.NOT_A_NUMBER, "a value is NaN or infinite");
    }
    return value;
  }

  private static double orNaN(Boolean value) {
    return value == null ? Double.NaN : value ? 1 : 0;
  }

  /** The domain's constants stand in the same order, without UNKNOWN. */
  private static double orNaN(Consciousness value) {
    return value == null || value == Consciousness.UNKNOWN ? Double.NaN : value.ordinal() - 1;
  }

  private static double orNaN(RespiratoryEffort value) {
    return value == null || value == RespiratoryEffort.UNKNOWN ? Double.NaN : value.ordinal() - 1;
  }

  @Override
  public long eventMicros(VitalReading reading) {
    return reading.atMicros();
  }

  @Override
  public String patientId(VitalReading reading) {
    return reading.patientId();
  }
}
