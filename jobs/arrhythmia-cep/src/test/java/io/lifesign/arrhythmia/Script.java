package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a detector is to say of one device, written into the samples of chunks of a second each. */
final class Script {

  static final long SECOND = 1_000_000;
  private static final List<Lead> LEADS = List.of(new Lead("SCRIPT", Lead.Kind.ECG, 200, 0, true));

  final String patientId;
  final String deviceId;
  final List<Said> said = new ArrayList<>();
  private final long startMicros;
  private long nowMicros;
  private long lastBeatMicros = Long.MIN_VALUE;
  private boolean begins = true;

  Script(String patientId, String deviceId, long startMicros) {
    this.patientId = patientId;
    this.deviceId = deviceId;
    this.startMicros = startMicros;
    this.nowMicros = startMicros;
  }

  /** A second of signal, with its beats by class and time within it. */
  Script second(
      SignalTick.State state,
      double fibrillation,
      double irregularity,
      SignalTick.Pulse pulse,
      List<Said> beats) {
    boolean lost = state == SignalTick.State.LOST || state == SignalTick.State.LEAD_OFF;
    if (!lost) {
      said.addAll(beats);
    }
    long from = nowMicros;
    nowMicros += SECOND;
    said.add(
        new Said(
            null,
            new SignalTick(
                patientId,
                deviceId,
                from,
                nowMicros,
                nowMicros,
                state,
                List.of(1.0),
                1,
                lost ? Long.MIN_VALUE : lastBeatMicros,
                fibrillation,
                irregularity,
                pulse)));
    begins |= lost;
    return this;
  }

  /** Beats at those times from the begin of the script, us, in an otherwise quiet good signal. */
  static Script of(String patientId, String deviceId, long startMicros, String letters, long rr) {
    Script script = new Script(patientId, deviceId, startMicros);
    long at = startMicros;
    int next = 0;
    while (next < letters.length()) {
      List<Said> beats = new ArrayList<>();
      while (next < letters.length() && at + rr < script.nowMicros + SECOND) {
        at += rr;
        beats.add(script.beat(BeatClass.valueOf(letters.substring(next, ++next)), at));
      }
      script.second(SignalTick.State.USABLE, 0, 0, null, beats);
    }
    return script;
  }

  long nowMicros() {
    return nowMicros;
  }

  Said beat(BeatClass beatClass, long atMicros) {
    long rr = begins || lastBeatMicros == Long.MIN_VALUE ? 0 : atMicros - lastBeatMicros;
    begins = false;
    lastBeatMicros = atMicros;
    return new Said(new Beat(patientId, deviceId, atMicros, atMicros, beatClass, rr, 1, 1), null);
  }

  /** One chunk for each second: in it what is decided until its end, that included. */
  List<EcgChunk> chunks() {
    List<EcgChunk> chunks = new ArrayList<>();
    int next = 0;
    for (long start = startMicros; start < nowMicros; start += SECOND) {
      List<Said> its = new ArrayList<>();
      while (next < said.size() && decided(said.get(next)) <= start + SECOND) {
        its.add(said.get(next++));
      }
      DeviceStamp source = new DeviceStamp(deviceId, "boot", chunks.size(), start);
      chunks.add(new EcgChunk(patientId, source, 1_000, LEADS, new short[][] {samples(its)}));
    }
    return chunks;
  }

  private static long decided(Said one) {
    return one.beat() != null ? one.beat().decidedMicros() : one.tick().decidedMicros();
  }

  private static short[] samples(List<Said> said) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(said.size());
      for (Said one : said) {
        write(one, out);
      }
      short[] samples = new short[1_000];
      byte[] written = bytes.toByteArray();
      for (int i = 0; i < written.length; i++) {
        samples[i] = written[i];
      }
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a chunk says. */
  static List<Said> read(EcgChunk chunk) {
    short[] samples = chunk.samples()[0];
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      List<Said> said = new ArrayList<>();
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        said.add(read(chunk.patientId(), chunk.source().deviceId(), in));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Said one, DataOutputStream out) throws IOException {
    Beat beat = one.beat();
    out.writeBoolean(beat != null);
    if (beat != null) {
      out.writeLong(beat.atMicros());
      out.writeByte(beat.beatClass().ordinal());
      out.writeLong(beat.rrMicros());
      return;
    }
    SignalTick tick = one.tick();
    out.writeLong(tick.fromMicros());
    out.writeLong(tick.toMicros());
    out.writeByte(tick.state().ordinal());
    out.writeLong(tick.lastBeatMicros());
    out.writeDouble(tick.fibrillation());
    out.writeDouble(tick.irregularity());
    out.writeBoolean(tick.pulse() != null);
    if (tick.pulse() != null) {
      out.writeLong(tick.pulse().lastMicros());
      out.writeDouble(tick.pulse().rate());
      out.writeDouble(tick.pulse().quality());
    }
  }

  private static Said read(String patientId, String deviceId, DataInputStream in)
      throws IOException {
    if (in.readBoolean()) {
      long at = in.readLong();
      BeatClass beatClass = BeatClass.values()[in.readByte()];
      return new Said(new Beat(patientId, deviceId, at, at, beatClass, in.readLong(), 1, 1), null);
    }
    long from = in.readLong();
    long to = in.readLong();
    SignalTick.State state = SignalTick.State.values()[in.readByte()];
    long lastBeat = in.readLong();
    double fibrillation = in.readDouble();
    double irregularity = in.readDouble();
    SignalTick.Pulse pulse =
        in.readBoolean()
            ? new SignalTick.Pulse(in.readLong(), in.readDouble(), in.readDouble())
            : null;
    return new Said(
        null,
        new SignalTick(
            patientId,
            deviceId,
            from,
            to,
            to,
            state,
            List.of(1.0),
            1,
            lastBeat,
            fibrillation,
            irregularity,
            pulse));
  }
}
