package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.rhythm.Rhythm.EXTREME_BRADYCARDIA;
import static io.lifesign.clinical.rhythm.Rhythm.EXTREME_TACHYCARDIA;
import static io.lifesign.clinical.rhythm.Rhythm.FREQUENT_VENTRICULAR_BEATS;
import static io.lifesign.clinical.rhythm.Rhythm.IDIOVENTRICULAR_RHYTHM;
import static io.lifesign.clinical.rhythm.Rhythm.SUPRAVENTRICULAR_TACHYCARDIA;
import static io.lifesign.clinical.rhythm.Rhythm.VENTRICULAR_BIGEMINY;
import static io.lifesign.clinical.rhythm.Rhythm.VENTRICULAR_TACHYCARDIA;
import static io.lifesign.clinical.rhythm.Rhythm.VENTRICULAR_TRIGEMINY;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick.Pulse;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the beats of one rhythm stream say. Mutable: it lives in a {@link RhythmTracker}. */
final class BeatRules {

  private static final int SLOW_BEATS = 5;
  private static final int FAST_BEATS = 17;
  private static final int SUSTAINED_BEATS = 5;
  private static final int IDIOVENTRICULAR_BEATS = 3;
  private static final int NORMAL_STEPS = 3;
  private static final long MINUTE_MICROS = 60_000_000;

  private final Standings standings;
  private final RhythmThresholds thresholds;
  private final LethalCheck check;
  private final BeatRun run = new BeatRun();
  private final BeatWindow ventricular = new BeatWindow(RhythmThresholds.MOST_FREQUENT + 1);

  /** Personal limits of the heart rate, /min; NaN for none. */
  private double low = Double.NaN;

  private double high = Double.NaN;
  private Rhythm sustained;
  private boolean stepped;
  private Pulse pulse;

  BeatRules(Standings standings, RhythmThresholds thresholds, LethalCheck check) {
    this.standings = standings;
    this.thresholds = thresholds;
    this.check = check;
  }

  void limits(double lowest, double highest) {
    low = lowest;
    high = highest;
  }

  /** Whether a beat was seen since the signal last began. */
  boolean begun() {
    return run.beats.size() > 0;
  }

  void beat(BeatClass beatClass, long atMicros, RhythmSink out) {
    run.add(beatClass, atMicros);
    RhythmStep.Timing timing = run.timing(thresholds.rOnTRate());
    run.remember();
    Rhythm before = sustained;
    sustain(out);
    gemini(out);
    if (sustained != before || stepsAnyway()) {
      step(timing, out);
    }
    rates(out);
    if (beatClass == BeatClass.V) {
      ventricular.add(atMicros);
      int limit = thresholds.frequentPerMinute();
      if (frequent(atMicros)) {
        standings.met(
            FREQUENT_VENTRICULAR_BEATS,
            ventricular.back(limit),
            atMicros,
            limit + 1,
            limit + 1,
            out);
      }
    }
  }

  /** A pulse may refute a run under way, or cease to. */
  void pulse(Pulse next, RhythmSink out) {
    pulse = next;
    if (run.beatClass == BeatClass.V && run.length >= SUSTAINED_BEATS && sustained() != sustained) {
      sustain(out);
      step(RhythmStep.Timing.USUAL, out);
    }
  }

  /** Signal without poor stretches has come this far. */
  void time(long micros, RhythmSink out) {
    if (!frequent(micros)) {
      standings.notMet(FREQUENT_VENTRICULAR_BEATS, out);
    }
  }

  void breakOff(RhythmSink out) {
    run.clear();
    sustained = null;
    pulse = null;
    if (stepped) {
      stepped = false;
      out.step(
          new RhythmStep(
              standings.patientId,
              standings.source,
              standings.atMicros,
              standings.nextOrder(),
              null,
              0,
              0,
              0,
              0,
              0,
              0,
              0,
              null,
              RhythmStep.Timing.USUAL,
              standings.poor));
    }
  }

  private boolean frequent(long atMicros) {
    int limit = thresholds.frequentPerMinute();
    return ventricular.size() > limit && atMicros - ventricular.back(limit) < MINUTE_MICROS;
  }

  private Rhythm sustained() {
    double rate = run.rate();
    if (run.beatClass == BeatClass.V && run.length >= IDIOVENTRICULAR_BEATS) {
      if (rate > thresholds.ventricularRate()) {
        return run.length >= SUSTAINED_BEATS
                && !check.refutesVentricularTachycardia(pulse, rate, standings.atMicros)
            ? VENTRICULAR_TACHYCARDIA
            : null;
      }
      return rate >= thresholds.idioventricularRate() ? IDIOVENTRICULAR_RHYTHM : null;
    }
    return run.beatClass == BeatClass.S
            && run.length >= SUSTAINED_BEATS
            && rate > thresholds.supraventricularRate()
        ? SUPRAVENTRICULAR_TACHYCARDIA
        : null;
  }

  private void sustain(RhythmSink out) {
    sustained = sustained();
    boolean v = run.beatClass == BeatClass.V;
    sustain(VENTRICULAR_TACHYCARDIA, v && run.length < SUSTAINED_BEATS, out);
    sustain(IDIOVENTRICULAR_RHYTHM, v && run.length < IDIOVENTRICULAR_BEATS, out);
    boolean s = run.beatClass == BeatClass.S;
    sustain(SUPRAVENTRICULAR_TACHYCARDIA, s && run.length < SUSTAINED_BEATS, out);
  }

  private void sustain(Rhythm rhythm, boolean tooShortToTell, RhythmSink out) {
    if (sustained == rhythm) {
      int intervals = run.intervals();
      standings.enters(rhythm, run.beats.back(intervals), run.beats.back(0), intervals + 1);
    } else if (!tooShortToTell) {
      standings.notMet(rhythm, out);
    }
  }

  /**
   * Ends of bigeminy and trigeminy: the first beat that is out of turn. The patterns begin them.
   */
  private void gemini(RhythmSink out) {
    boolean single = run.beatClass == BeatClass.V && run.length == 1;
    boolean normal = run.beatClass == BeatClass.N;
    turn(
        VENTRICULAR_BIGEMINY,
        single && run.normalsBefore == 1,
        single || normal && run.length == 1,
        2,
        out);
    turn(
        VENTRICULAR_TRIGEMINY,
        single && run.normalsBefore == 2,
        single && (run.normalsBefore != 1 || run.beats.size() == 2) || normal && run.length <= 2,
        3,
        out);
  }

  private void turn(Rhythm rhythm, boolean cycle, boolean inTurn, int cycleBeats, RhythmSink out) {
    long at = run.beats.back(0);
    if (cycle) {
      int beats = Math.min(2 * cycleBeats, run.beats.size());
      standings.enters(rhythm, run.beats.back(beats - 1), at, beats);
    } else if (inTurn) {
      standings.goesOn(rhythm, at);
    } else {
      standings.notMet(rhythm, out);
    }
  }

  private void rates(RhythmSink out) {
    if (run.beats.size() >= SLOW_BEATS) {
      double rate = run.beats.rate(SLOW_BEATS - 1);
      double limit = Double.isNaN(low) ? thresholds.bradycardiaRate() : low;
      boolean slow = rate < limit && !check.refutesBradycardia(pulse, limit, standings.atMicros);
      rate(EXTREME_BRADYCARDIA, slow, SLOW_BEATS, rate, out);
    }
    if (run.beats.size() >= FAST_BEATS) {
      double rate = run.beats.rate(FAST_BEATS - 1);
      double limit = Double.isNaN(high) ? thresholds.tachycardiaRate() : high;
      boolean fast = rate > limit && !check.refutesTachycardia(pulse, limit, standings.atMicros);
      rate(EXTREME_TACHYCARDIA, fast, FAST_BEATS, rate, out);
    }
  }

  private void rate(Rhythm rhythm, boolean met, int beats, double rate, RhythmSink out) {
    if (met) {
      standings.met(rhythm, run.beats.back(beats - 1), run.beats.back(0), beats, rate, out);
    } else {
      standings.notMet(rhythm, out);
    }
  }

  private boolean stepsAnyway() {
    if (run.rrMicros > thresholds.pauseMicros()) {
      return true;
    }
    return switch (run.beatClass) {
      case N -> run.length <= NORMAL_STEPS;
      case S, V -> run.length <= SUSTAINED_BEATS || run.length % SUSTAINED_BEATS == 0;
      case F, Q -> run.length == 1;
    };
  }

  private void step(RhythmStep.Timing timing, RhythmSink out) {
    stepped = true;
    out.step(
        new RhythmStep(
            standings.patientId,
            standings.source,
            standings.atMicros,
            standings.nextOrder(),
            run.beatClass,
            run.length,
            run.beats.back(0),
            run.rrMicros,
            run.normalsBefore,
            run.beats.back(run.intervals()),
            run.rate(),
            run.runRate(),
            sustained,
            timing,
            standings.poor));
  }

  void write(DataOutput out) throws IOException {
    run.write(out);
    ventricular.write(out);
    out.writeDouble(low);
    out.writeDouble(high);
    out.writeByte(sustained == null ? -1 : sustained.ordinal());
    out.writeBoolean(stepped);
    PulseCodec.write(pulse, out);
  }

  void readFrom(DataInput in) throws IOException {
    run.readFrom(in);
    ventricular.readFrom(in);
    low = in.readDouble();
    high = in.readDouble();
    int ordinal = in.readByte();
    sustained = ordinal < 0 ? null : Rhythm.values()[ordinal];
    stepped = in.readBoolean();
    pulse = PulseCodec.read(in);
  }
}
