package io.lifesign.clinical.rhythm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Trackers for tests. */
final class RhythmTrackers {

  private RhythmTrackers() {}

  static RhythmTracker fresh() {
    return new RhythmTracker("p", "d", Strip.RULES.thresholds(), Strip.RULES.check());
  }

  static byte[] bytes(RhythmTracker tracker) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      tracker.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RhythmTracker restored(byte[] bytes) {
    try {
      return RhythmTracker.read(
          new DataInputStream(new ByteArrayInputStream(bytes)),
          Strip.RULES.thresholds(),
          Strip.RULES.check());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
