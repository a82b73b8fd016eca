package io.lifesign.clinical.ecg;

import io.lifesign.clinical.vitals.DeviceStamp;
import java.util.List;

/**
 * About a second of waveform of one device.
 *
 * @param source which record it is; its time is that of the first sample
 * @param hertz samples a second and lead, 100-1,000
 * @param samples ADC values by lead, all of the same length; {@link #MISSING} where there is none.
 *     Not copied: whoever makes a chunk gives the arrays away
 */
public record EcgChunk(
    String patientId, DeviceStamp source, double hertz, List<Lead> leads, short[][] samples) {

  /** Stands for a sample that is not there (WFDB format 16). */
  public static final short MISSING = Short.MIN_VALUE;

  /** Samples of each lead. */
  public int length() {
    return samples.length == 0 ? 0 : samples[0].length;
  }

  /** First instant behind the chunk, us. */
  public long endMicros() {
    return source.atMicros() + Math.round(length() * 1e6 / hertz);
  }
}
