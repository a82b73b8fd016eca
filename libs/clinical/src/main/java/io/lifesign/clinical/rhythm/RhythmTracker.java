package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Reads the beats and the signal of one device, in the order in which the detector says them, and
 * tells what the patterns run on: steps of the rhythm, and everything that is a matter of rates,
 * counts and time (docs/clinical-decisions.md, "Rhythm"). Mutable, of fixed size: less than 1 kB.
 */
public final class RhythmTracker {

  private static final int VERSION = 1;

  private final String deviceId;
  private final Standings standings;
  private final BeatRules beats;
  private final SignalRules signal;

  /** Nothing is known yet. */
  public RhythmTracker(
      String patientId, String deviceId, RhythmThresholds thresholds, LethalCheck check) {
    this.deviceId = deviceId;
    this.standings = new Standings(patientId, deviceId);
    this.beats = new BeatRules(standings, thresholds, check);
    this.signal = new SignalRules(standings, thresholds, check);
  }

  /** The chunk in which what comes next is decided: nothing is decided before it. */
  public void chunk(DeviceStamp source) {
    standings.source = source;
    standings.now(source.atMicros());
  }

  /** Nothing that comes next is decided before that time. */
  public void notBefore(long micros) {
    standings.now(micros);
  }

  /** What the care team laid down: limits of the heart rate, and whether a device must send. */
  public void profile(CareProfile profile) {
    double low = Double.NaN;
    double high = Double.NaN;
    for (PersonalLimit limit : profile.limits()) {
      if (limit.parameter() == Parameter.HEART_RATE) {
        low = limit.low();
        high = limit.high();
      }
    }
    beats.limits(low, high);
    signal.expected = profile.monitoring() == Monitoring.ACTIVE;
  }

  public void beat(Beat beat, RhythmSink out) {
    standings.now(beat.decidedMicros());
    if (beat.rrMicros() == 0 && beats.begun()) {
      breakOff(out);
    }
    beats.beat(beat.beatClass(), beat.atMicros(), out);
    signal.beat(beat.atMicros(), out);
  }

  public void tick(SignalTick tick, RhythmSink out) {
    standings.now(tick.decidedMicros());
    standings.poor = tick.state() == SignalTick.State.POOR;
    if (tick.state() == SignalTick.State.LOST || tick.state() == SignalTick.State.LEAD_OFF) {
      breakOff(out);
    } else {
      beats.pulse(tick.pulse(), out);
    }
    signal.tick(tick, out);
    if (tick.state() == SignalTick.State.USABLE) {
      beats.time(tick.toMicros(), out);
    }
  }

  private void breakOff(RhythmSink out) {
    standings.broken(out);
    beats.breakOff(out);
    signal.breakOff();
  }

  /** Writes everything but the thresholds, behind a version byte. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(standings.patientId);
    out.writeUTF(deviceId);
    standings.write(out);
    beats.write(out);
    signal.write(out);
  }

  /**
   * Reads what {@link #write} of this or an earlier version wrote.
   *
   * @throws IOException if it was written by a newer version
   */
  public static RhythmTracker read(DataInput in, RhythmThresholds thresholds, LethalCheck check)
      throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Rhythm state of version " + version + " is newer than this code");
    }
    RhythmTracker tracker = new RhythmTracker(in.readUTF(), in.readUTF(), thresholds, check);
    tracker.standings.readFrom(in);
    tracker.beats.readFrom(in);
    tracker.signal.readFrom(in);
    return tracker;
  }
}
