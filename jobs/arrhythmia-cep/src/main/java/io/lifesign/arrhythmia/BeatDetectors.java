package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The house's own detectors. */
final class BeatDetectors implements Detector.Maker {

  private static final long serialVersionUID = 1L;

  @Override
  public Detector fresh(String patientId, String deviceId) {
    return new Own(new BeatDetector(patientId, deviceId));
  }

  @Override
  public Detector read(DataInput in) throws IOException {
    return new Own(BeatDetector.read(in));
  }

  private record Own(BeatDetector detector) implements Detector {

    @Override
    public void chunk(EcgChunk chunk, EcgSink out) {
      detector.chunk(chunk, out);
    }

    @Override
    public void silence(long untilMicros, EcgSink out) {
      detector.silence(untilMicros, out);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      detector.write(out);
    }
  }
}
