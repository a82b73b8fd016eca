package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** What finds the beats of one device's ECG; tests and benchmarks bring scripted ones. */
public interface Detector {

  void chunk(EcgChunk chunk, EcgSink out);

  /** Nothing came until that time, us. */
  void silence(long untilMicros, EcgSink out);

  void write(DataOutput out) throws IOException;

  /** Where detectors come from. */
  interface Maker extends Serializable {

    Detector fresh(String patientId, String deviceId);

    Detector read(DataInput in) throws IOException;
  }
}
