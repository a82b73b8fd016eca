package io.lifesign.benchmarks;

import io.lifesign.arrhythmia.Detector;
import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Detectors that say what stands in a chunk: pairs of a time in it, ms, and a class of beat. */
final class ToldBeats implements Detector.Maker {

  private static final long serialVersionUID = 1L;
  private static final BeatClass[] CLASSES = BeatClass.values();

  @Override
  public Detector fresh(String patientId, String deviceId) {
    return new Told(patientId, deviceId, 0);
  }

  @Override
  public Detector read(DataInput in) throws IOException {
    return new Told(in.readUTF(), in.readUTF(), in.readLong());
  }

  private static final class Told implements Detector {
    private final String patientId;
    private final String deviceId;
    private long lastMicros;

    Told(String patientId, String deviceId, long lastMicros) {
      this.patientId = patientId;
      this.deviceId = deviceId;
      this.lastMicros = lastMicros;
    }

    @Override
    public void chunk(EcgChunk chunk, EcgSink out) {
      long start = chunk.source().atMicros();
      short[] told = chunk.samples()[0];
      for (int i = 0; i < told.length; i += 2) {
        long at = start + told[i] * 1_000L;
        long rr = lastMicros == 0 ? 0 : at - lastMicros;
        lastMicros = at;
        out.beat(new Beat(patientId, deviceId, at, at, CLASSES[told[i + 1]], rr, 1, 1));
      }
      long end = start + 1_000_000;
      out.tick(
          new SignalTick(
              patientId,
              deviceId,
              start,
              end,
              end,
              SignalTick.State.USABLE,
              List.of(1.0),
              1,
              lastMicros,
              0,
              0,
              null));
    }

    @Override
    public void silence(long untilMicros, EcgSink out) {
      // the end of the load
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeUTF(patientId);
      out.writeUTF(deviceId);
      out.writeLong(lastMicros);
    }
  }
}
