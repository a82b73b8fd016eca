package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Detectors that say what stands in the chunks of a {@link Script}. */
final class ScriptedDetectors implements Detector.Maker {

  private static final long serialVersionUID = 1L;

  @Override
  public Detector fresh(String patientId, String deviceId) {
    return new Scripted(patientId, deviceId, Long.MIN_VALUE);
  }

  @Override
  public Detector read(DataInput in) throws IOException {
    return new Scripted(in.readUTF(), in.readUTF(), in.readLong());
  }

  private static final class Scripted implements Detector {

    private final String patientId;
    private final String deviceId;
    private long toldMicros;

    Scripted(String patientId, String deviceId, long toldMicros) {
      this.patientId = patientId;
      this.deviceId = deviceId;
      this.toldMicros = toldMicros;
    }

    @Override
    public void chunk(EcgChunk chunk, EcgSink out) {
      if (toldMicros != Long.MIN_VALUE && chunk.source().atMicros() > toldMicros) {
        silence(chunk.source().atMicros(), out);
      }
      for (Said one : Script.read(chunk)) {
        if (one.beat() != null) {
          out.beat(one.beat());
        } else {
          out.tick(one.tick());
        }
      }
      toldMicros = chunk.endMicros();
    }

    @Override
    public void silence(long untilMicros, EcgSink out) {
      out.tick(
          new SignalTick(
              patientId,
              deviceId,
              toldMicros,
              untilMicros,
              untilMicros,
              SignalTick.State.LOST,
              List.of(),
              0,
              Long.MIN_VALUE,
              0,
              0,
              null));
      toldMicros = untilMicros;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeUTF(patientId);
      out.writeUTF(deviceId);
      out.writeLong(toldMicros);
    }
  }
}
