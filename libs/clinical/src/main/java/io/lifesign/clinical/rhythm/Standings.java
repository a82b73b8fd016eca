package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Where every rhythm of one rhythm stream stands, and how that is told. Mutable. */
final class Standings {

  private static final Rhythm[] RHYTHMS = Rhythm.values();

  final String patientId;
  DeviceStamp source;

  /** Signal time of what is being decided, us: it never falls. */
  long atMicros = Long.MIN_VALUE;

  boolean poor;

  private final Standing[] standings = new Standing[Rhythm.COUNT];
  private long order;

  Standings(String patientId, String deviceId) {
    this.patientId = patientId;
    this.source = new DeviceStamp(deviceId, "", 0, 0);
    for (int i = 0; i < standings.length; i++) {
      standings[i] = new Standing();
    }
  }

  void now(long micros) {
    atMicros = Math.max(atMicros, micros);
  }

  long nextOrder() {
    return order++;
  }

  /** It holds; where it did not, it begins with that onset. */
  void met(Rhythm rhythm, long onset, long end, int beats, double value, RhythmSink out) {
    if (enters(rhythm, onset, end, beats)) {
      tell(rhythm, Signal.Kind.BEGAN, standings[rhythm.ordinal()], value, out);
    }
  }

  /** It holds, or may: a pattern says when it begins. Tells whether that is new. */
  boolean enters(Rhythm rhythm, long onset, long end, int beats) {
    Standing standing = standings[rhythm.ordinal()];
    if (standing.state == Standing.State.IN) {
      goesOn(rhythm, end);
      return false;
    }
    standing.state = Standing.State.IN;
    standing.onsetMicros = onset;
    standing.endMicros = end;
    standing.beats = beats;
    return true;
  }

  /** If it holds, it goes on to that beat or instant. */
  void goesOn(Rhythm rhythm, long end) {
    Standing standing = standings[rhythm.ordinal()];
    if (standing.state == Standing.State.IN) {
      standing.endMicros = end;
      standing.beats += standing.beats > 0 ? 1 : 0;
    }
  }

  /** It is known not to hold. */
  void notMet(Rhythm rhythm, RhythmSink out) {
    Standing standing = standings[rhythm.ordinal()];
    if (standing.state != Standing.State.OUT) {
      standing.state = Standing.State.OUT;
      tell(rhythm, Signal.Kind.ENDED, standing, meanRate(standing), out);
    }
  }

  /** The signal broke off: what held is out of sight. */
  void broken(RhythmSink out) {
    for (Rhythm rhythm : RHYTHMS) {
      Standing standing = standings[rhythm.ordinal()];
      if (standing.state == Standing.State.IN && !rhythm.technical()) {
        standing.state = Standing.State.STALE;
        tell(rhythm, Signal.Kind.STALE, standing, meanRate(standing), out);
      }
    }
  }

  private static double meanRate(Standing standing) {
    long span = standing.endMicros - standing.onsetMicros;
    return standing.beats > 1 && span > 0 ? BeatWindow.rate(standing.beats - 1, span) : 0;
  }

  private void tell(
      Rhythm rhythm, Signal.Kind kind, Standing standing, double value, RhythmSink out) {
    out.signal(
        new RhythmSignal(
            patientId,
            source,
            rhythm,
            kind,
            atMicros,
            nextOrder(),
            standing.onsetMicros,
            standing.endMicros,
            standing.beats,
            value,
            poor));
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(source.bootId());
    out.writeLong(source.sequence());
    out.writeLong(source.atMicros());
    out.writeLong(atMicros);
    out.writeLong(order);
    out.writeBoolean(poor);
    out.writeByte(standings.length);
    for (Standing standing : standings) {
      standing.write(out);
    }
  }

  void readFrom(DataInput in) throws IOException {
    source = new DeviceStamp(source.deviceId(), in.readUTF(), in.readLong(), in.readLong());
    atMicros = in.readLong();
    order = in.readLong();
    poor = in.readBoolean();
    int known = in.readUnsignedByte();
    for (int i = 0; i < known; i++) {
      standings[i].readFrom(in);
    }
  }
}
