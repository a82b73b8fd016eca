package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.rhythm.Rhythm.ASYSTOLE;
import static io.lifesign.clinical.rhythm.Rhythm.ATRIAL_FIBRILLATION;
import static io.lifesign.clinical.rhythm.Rhythm.LEAD_OFF;
import static io.lifesign.clinical.rhythm.Rhythm.POOR_SIGNAL;
import static io.lifesign.clinical.rhythm.Rhythm.SIGNAL_LOST;
import static io.lifesign.clinical.rhythm.Rhythm.VENTRICULAR_FIBRILLATION;

import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.ecg.SignalTick.Pulse;
import io.lifesign.clinical.ecg.SignalTick.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the signal of one rhythm stream says without beats, and what their absence says: all on the
 * time of the signal itself. Mutable: it lives in a {@link RhythmTracker}.
 */
final class SignalRules {

  private static final double MICROS_PER_SECOND = 1e6;

  private final Standings standings;
  private final RhythmThresholds thresholds;
  private final LethalCheck check;
  private final Spell usable = new Spell();
  private final Spell fibrillating = new Spell();
  private final Spell irregular = new Spell();
  private final Spell regular = new Spell();
  private final Spell lost = new Spell();
  private final Spell off = new Spell();
  private final Spell poor = new Spell();
  private final Spell[] all = {usable, fibrillating, irregular, regular, lost, off, poor};
  private long lastBeatMicros = Long.MIN_VALUE;
  private Pulse pulse;

  /** Whether the device is expected to send at all. */
  boolean expected = true;

  SignalRules(Standings standings, RhythmThresholds thresholds, LethalCheck check) {
    this.standings = standings;
    this.thresholds = thresholds;
    this.check = check;
  }

  /** A beat was seen; if it ends too long an absence, that is told although it is over. */
  void beat(long atMicros, RhythmSink out) {
    if (atMicros <= lastBeatMicros) {
      return;
    }
    long since = Math.max(usable.sinceMicros(), lastBeatMicros);
    boolean seen = usable.sinceMicros() != Spell.NEVER;
    if (seen
        && atMicros - since >= thresholds.asystoleMicros()
        && !check.refutesAsystole(pulse, standings.atMicros)) {
      double seconds = (atMicros - since) / MICROS_PER_SECOND;
      standings.met(ASYSTOLE, since, atMicros, 0, seconds, out);
    }
    lastBeatMicros = atMicros;
  }

  void tick(SignalTick tick, RhythmSink out) {
    State state = tick.state();
    pulse = tick.pulse();
    technical(SIGNAL_LOST, lost, state == State.LOST, thresholds.lostMicros(), tick, out);
    technical(LEAD_OFF, off, state == State.LEAD_OFF, thresholds.lostMicros(), tick, out);
    technical(POOR_SIGNAL, poor, state == State.POOR, thresholds.poorMicros(), tick, out);
    if (state == State.USABLE) {
      absence(tick, out);
      irregularity(tick, out);
    } else {
      usable.breaks();
    }
    if (state == State.USABLE || state == State.POOR) {
      fibrillation(tick, out); // a fibrillating heart has no beats to call the signal good by
    }
  }

  void breakOff() {
    pulse = null;
    fibrillating.breaks();
    irregular.breaks();
    regular.breaks();
  }

  private void technical(
      Rhythm rhythm, Spell spell, boolean holds, long micros, SignalTick tick, RhythmSink out) {
    if (holds && expected) {
      spell.holds(tick.fromMicros());
      if (spell.lasted(micros, tick.toMicros())) {
        met(rhythm, spell.sinceMicros(), tick, out);
      }
    } else {
      spell.breaks();
      standings.notMet(rhythm, out);
    }
  }

  private void absence(SignalTick tick, RhythmSink out) {
    usable.holds(tick.fromMicros());
    beat(tick.lastBeatMicros(), out);
    long since = Math.max(usable.sinceMicros(), lastBeatMicros);
    if (tick.toMicros() - since >= thresholds.asystoleMicros()
        && !check.refutesAsystole(tick.pulse(), tick.toMicros())) {
      met(ASYSTOLE, since, tick, out);
    } else {
      standings.notMet(ASYSTOLE, out);
    }
  }

  private void fibrillation(SignalTick tick, RhythmSink out) {
    if (tick.fibrillation() < thresholds.fibrillation()) {
      fibrillating.breaks();
      standings.notMet(VENTRICULAR_FIBRILLATION, out);
      return;
    }
    fibrillating.holds(tick.fromMicros());
    if (check.refutesFibrillation(tick.pulse(), tick.toMicros())) {
      standings.notMet(VENTRICULAR_FIBRILLATION, out);
    } else if (fibrillating.lasted(thresholds.fibrillationMicros(), tick.toMicros())) {
      standings.met(
          VENTRICULAR_FIBRILLATION,
          fibrillating.sinceMicros(),
          tick.toMicros(),
          0,
          tick.fibrillation(),
          out);
    }
  }

  private void irregularity(SignalTick tick, RhythmSink out) {
    if (tick.irregularity() >= thresholds.irregularity()) {
      regular.breaks();
      irregular.holds(tick.fromMicros());
      if (irregular.lasted(thresholds.irregularityMicros(), tick.toMicros())) {
        standings.met(
            ATRIAL_FIBRILLATION,
            irregular.sinceMicros(),
            tick.toMicros(),
            0,
            tick.irregularity(),
            out);
      }
    } else {
      irregular.breaks();
      regular.holds(tick.fromMicros());
      if (regular.lasted(thresholds.irregularityMicros(), tick.toMicros())) {
        standings.notMet(ATRIAL_FIBRILLATION, out);
      }
    }
  }

  private void met(Rhythm rhythm, long since, SignalTick tick, RhythmSink out) {
    double seconds = (tick.toMicros() - since) / MICROS_PER_SECOND;
    standings.met(rhythm, since, tick.toMicros(), 0, seconds, out);
  }

  void write(DataOutput out) throws IOException {
    for (Spell spell : all) {
      spell.write(out);
    }
    out.writeLong(lastBeatMicros);
    out.writeBoolean(expected);
    PulseCodec.write(pulse, out);
  }

  void readFrom(DataInput in) throws IOException {
    for (Spell spell : all) {
      spell.readFrom(in);
    }
    lastBeatMicros = in.readLong();
    expected = in.readBoolean();
    pulse = PulseCodec.read(in);
  }
}
