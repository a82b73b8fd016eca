package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Finds and classifies the beats of one device's ECG, streaming: bounded work a sample, state of
 * fixed size. Mutable. What it says does not depend on how the signal is cut into chunks.
 */
public final class BeatDetector {

  private static final int VERSION = 1;

  /** A longer gap breaks the signal off; a shorter one is bridged. */
  private static final long BRIDGED_MICROS = 200_000;

  /** A device's clock and its samples may lie so far apart before one is set right, us. */
  private static final long DRIFT_MICROS = 20_000;

  private static final long NONE = Long.MIN_VALUE;

  private final String patientId;
  private final String deviceId;
  private final BeatClassifier classifier;
  private final WaveClassifier waveClassifier;
  private EcgFormat format;
  private BeatReader reader;
  private EcgSignal signal;
  private long signalStart;
  private long inputSamples;
  private long toldUntil = NONE;

  public BeatDetector(String patientId, String deviceId) {
    this(patientId, deviceId, OriginModel.standard(), WaveModel.STANDARD);
  }

  /** With other classifiers: ones that learn. */
  public BeatDetector(
      String patientId, String deviceId, BeatClassifier classifier, WaveClassifier waveClassifier) {
    this.patientId = patientId;
    this.deviceId = deviceId;
    this.classifier = classifier;
    this.waveClassifier = waveClassifier;
  }

  /** What a {@link WaveClassifier} is given, by name. */
  public static List<String> waveFeatureNames() {
    return FibrillationWindow.NAMES;
  }

  /** What a {@link BeatClassifier} is given, by name. */
  public static List<String> featureNames() {
    return BeatFeatures.NAMES;
  }

  /**
   * Takes the next chunk. One that begins behind the end of the last leaves a gap, which is told as
   * LOST; of one that begins before it, what was already seen is left out; one of another sampling
   * rate or other leads begins the signal anew.
   */
  public void chunk(EcgChunk chunk, EcgSink out) {
    long start = chunk.source().atMicros();
    EcgFormat its = EcgFormat.of(chunk);
    boolean goesOn = signal != null && its.equals(format);
    if (goesOn && start - end() <= BRIDGED_MICROS) {
      long off = start - end();
      if (off > DRIFT_MICROS) {
        int held = its.samples(off);
        signal.hold(held, its.hertz(), out);
        inputSamples += held;
      }
      take(chunk, off < -DRIFT_MICROS ? its.samples(-off) : 0, out);
      return;
    }
    end(out);
    begin(chunk, its, out);
  }

  private void begin(EcgChunk chunk, EcgFormat its, EcgSink out) {
    long start = chunk.source().atMicros();
    int seen = toldUntil == NONE ? 0 : Math.max(0, its.samples(toldUntil - start));
    if (seen >= chunk.length()) {
      return;
    }
    if (toldUntil != NONE && start > toldUntil) {
      lost(start, out);
    }
    if (!its.equals(format)) {
      format = its;
      reader = new BeatReader(CloseLook.slots(its.ecg().length), classifier);
    } else {
      reader.gap();
    }
    signalStart = Math.max(start, toldUntil);
    inputSamples = 0;
    signal = new EcgSignal(patientId, deviceId, format, signalStart, reader, waveClassifier);
    take(chunk, seen, out);
  }

  private void take(EcgChunk chunk, int from, EcgSink out) {
    if (from < chunk.length()) {
      signal.accept(chunk, from, out);
      inputSamples += chunk.length() - from;
    }
  }

  private long end() {
    return signalStart + format.micros(inputSamples);
  }

  /** Nothing came until that time: the signal is told as LOST up to there. */
  public void silence(long untilMicros, EcgSink out) {
    if (signal != null && untilMicros <= end()) {
      return;
    }
    end(out);
    if (toldUntil != NONE && untilMicros > toldUntil) {
      lost(untilMicros, out);
    }
  }

  /** Decides whatever still waits for what comes after it: the signal ends here. */
  public void end(EcgSink out) {
    if (signal != null) {
      toldUntil = signal.end(out);
      signal = null;
    }
  }

  private void lost(long untilMicros, EcgSink out) {
    out.tick(
        new SignalTick(
            patientId,
            deviceId,
            toldUntil,
            untilMicros,
            untilMicros,
            SignalTick.State.LOST,
            List.of(),
            0,
            NONE,
            0,
            0,
            null));
    toldUntil = untilMicros;
  }

  /** Writes everything, behind a version byte. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(patientId);
    out.writeUTF(deviceId);
    out.writeLong(toldUntil);
    out.writeBoolean(format != null);
    if (format != null) {
      format.write(out);
      reader.write(out);
      out.writeBoolean(signal != null);
      if (signal != null) {
        out.writeLong(signalStart);
        out.writeLong(inputSamples);
        signal.write(out);
      }
    }
  }

  /**
   * Reads what {@link #write} of this or an earlier version wrote.
   *
   * @throws IOException if it was written by a newer version
   */
  public static BeatDetector read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Detector state of version " + version + " is newer than this code");
    }
    BeatDetector detector = new BeatDetector(in.readUTF(), in.readUTF());
    detector.toldUntil = in.readLong();
    if (in.readBoolean()) {
      detector.format = EcgFormat.read(in);
      detector.reader =
          new BeatReader(CloseLook.slots(detector.format.ecg().length), detector.classifier);
      detector.reader.restore(in);
      if (in.readBoolean()) {
        detector.signalStart = in.readLong();
        detector.inputSamples = in.readLong();
        detector.signal =
            EcgSignal.read(
                in,
                detector.patientId,
                detector.deviceId,
                detector.format,
                detector.reader,
                detector.waveClassifier);
      }
    }
    return detector;
  }
}
