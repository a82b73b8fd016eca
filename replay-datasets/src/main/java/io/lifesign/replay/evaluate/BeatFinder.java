package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;

/** Finds the beats of one record: what is evaluated. */
public interface BeatFinder {

  void chunk(EcgChunk chunk, EcgSink out);

  void end(EcgSink out);

  /** The streaming detector that the arrhythmia job runs. */
  static BeatFinder streaming(String patientId, String deviceId) {
    return of(new BeatDetector(patientId, deviceId));
  }

  static BeatFinder of(BeatDetector detector) {
    return new BeatFinder() {
      @Override
      public void chunk(EcgChunk chunk, EcgSink out) {
        detector.chunk(chunk, out);
      }

      @Override
      public void end(EcgSink out) {
        detector.end(out);
      }
    };
  }
}
