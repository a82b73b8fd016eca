package io.lifesign.arrhythmia;

import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.OrderedIntake;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.rhythm.RhythmTracker;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Everything remembered of one ECG device of one patient; changed in place. Detector and tracker of
 * a restored one are bytes until they are needed: only the function knows how to read them.
 */
final class DeviceEcg {

  static final int INITIAL_BYTES = 8_192;

  final OrderedIntake<HeldChunk> intake;
  final LateStreak lateStreak;
  private Detector detector;
  private RhythmTracker tracker;
  private byte[] asleep;

  DeviceEcg() {
    this(new OrderedIntake<>(), new LateStreak(), null);
  }

  DeviceEcg(OrderedIntake<HeldChunk> intake, LateStreak lateStreak, byte[] asleep) {
    this.intake = intake;
    this.lateStreak = lateStreak;
    this.asleep = asleep;
  }

  /** Whether a chunk was ever decided on. */
  boolean begun() {
    return detector != null || asleep != null;
  }

  void begin(Detector fresh, RhythmTracker nothingKnown) {
    detector = fresh;
    tracker = nothingKnown;
  }

  void wake(Detector.Maker detectors, RhythmRules rules) throws IOException {
    if (asleep != null) {
      DataInput in = new DataInputStream(new ByteArrayInputStream(asleep));
      detector = detectors.read(in);
      tracker = RhythmTracker.read(in, rules.thresholds(), rules.check());
      asleep = null;
    }
  }

  Detector detector() {
    return detector;
  }

  RhythmTracker tracker() {
    return tracker;
  }

  /** Detector and tracker, behind their length; nothing where none has begun. */
  void writeHeart(DataOutput out) throws IOException {
    byte[] bytes = asleep;
    int length = asleep == null ? 0 : asleep.length;
    if (detector != null) {
      DataOutputSerializer heart = new DataOutputSerializer(INITIAL_BYTES);
      detector.write(heart);
      tracker.write(heart);
      bytes = heart.getSharedBuffer();
      length = heart.length();
    }
    out.writeInt(length);
    if (length > 0) {
      out.write(bytes, 0, length);
    }
  }
}
