package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds and classifies the beats of one device's ECG, streaming: bounded work a sample, state of
 * fixed size. Mutable. What it says does not depend on how the signal is cut into chunks.
 */
public final class BeatDetector {

  private final String patientId;
  private final String deviceId;

  public BeatDetector(String patientId, String deviceId) {
    this.patientId = patientId;
    this.deviceId = deviceId;
  }

  /**
   * Takes the next chunk. One that begins behind the end of the last leaves a gap, which is told as
   * LOST; of one that begins before it, what was already seen is left out; one of another sampling
   * rate or other leads begins the signal anew.
   */
  public void chunk(EcgChunk chunk, EcgSink out) {
    throw new UnsupportedOperationException(patientId + deviceId + chunk + out);
  }

  /** Nothing came until that time: the signal is told as LOST up to there. */
  public void silence(long untilMicros, EcgSink out) {
    throw new UnsupportedOperationException();
  }

  /** Decides whatever still waits for what comes after it: the signal ends here. */
  public void end(EcgSink out) {
    throw new UnsupportedOperationException();
  }

  /** Writes everything, behind a version byte. */
  public void write(DataOutput out) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads what {@link #write} of this or an earlier version wrote.
   *
   * @throws IOException if it was written by a newer version
   */
  public static BeatDetector read(DataInput in) throws IOException {
    throw new UnsupportedOperationException();
  }
}
