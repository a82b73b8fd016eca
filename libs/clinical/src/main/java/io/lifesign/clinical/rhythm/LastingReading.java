package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.ecg.BeatClass.S;
import static io.lifesign.clinical.ecg.BeatClass.V;
import static io.lifesign.clinical.rhythm.BeatRuns.back;
import static io.lifesign.clinical.rhythm.BeatRuns.letters;
import static io.lifesign.clinical.rhythm.BeatRuns.rate;
import static io.lifesign.clinical.rhythm.BeatRuns.run;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.ecg.SignalTick.State;
import java.util.ArrayList;
import java.util.List;

/** Rhythms that last: what is known of one with each thing said, from onset to end. */
final class LastingReading {

  private static final long MINUTE = 60_000_000;

  /** What is known of a lasting rhythm with one thing said. */
  private enum Known {
    HOLDS,
    HOLDS_NOT,
    NOTHING
  }

  private final Recording recording;
  private final RhythmThresholds t;
  private final LethalCheck check;
  private final double slow;
  private final double fast;

  LastingReading(Recording recording, RhythmRules rules, double slowBelow, double fastAbove) {
    this.recording = recording;
    this.t = rules.thresholds();
    this.check = rules.check();
    this.slow = slowBelow;
    this.fast = fastAbove;
  }

  List<RhythmSpan> spans(Rhythm rhythm) {
    List<RhythmSpan> spans = new ArrayList<>();
    RhythmSpan open = null;
    boolean outOfSight = false;
    for (int i = 0; i < recording.size(); i++) {
      if (recording.broken(i) && !rhythm.technical()) {
        outOfSight = open != null;
      }
      if (rhythm == Rhythm.ASYSTOLE && endsAbsence(i) && (open == null || outOfSight)) {
        if (open != null) {
          spans.add(closed(open, recording.now(i)));
        }
        long beat = recording.beatOf(i);
        open =
            new RhythmSpan(
                rhythm, recording.absentSince(i), recording.now(i), beat, Long.MAX_VALUE);
        outOfSight = false;
      } else if (rhythm == Rhythm.ASYSTOLE && endsAbsence(i)) {
        open =
            new RhythmSpan(
                rhythm,
                open.onsetMicros(),
                open.openedMicros(),
                recording.beatOf(i),
                Long.MAX_VALUE);
      }
      Known known = known(rhythm, i);
      if (known == Known.HOLDS && (open == null || outOfSight)) {
        if (open != null) {
          spans.add(closed(open, recording.now(i)));
        }
        long onset = onset(rhythm, i);
        open = new RhythmSpan(rhythm, onset, recording.now(i), end(rhythm, i), Long.MAX_VALUE);
        outOfSight = false;
      } else if (open != null && known == Known.HOLDS_NOT) {
        spans.add(closed(open, recording.now(i)));
        open = null;
        outOfSight = false;
      } else if (open != null && !outOfSight && goesOn(rhythm, i, known)) {
        open =
            new RhythmSpan(
                rhythm, open.onsetMicros(), open.openedMicros(), end(rhythm, i), Long.MAX_VALUE);
      }
    }
    if (open != null) {
      spans.add(open);
    }
    return spans;
  }

  private boolean goesOn(Rhythm rhythm, int i, Known known) {
    boolean cycles =
        rhythm == Rhythm.VENTRICULAR_BIGEMINY || rhythm == Rhythm.VENTRICULAR_TRIGEMINY;
    return cycles ? recording.at(i).beat() != null : known == Known.HOLDS && !pulseAlone(rhythm, i);
  }

  /** A tick may tell again what the last beat told: that makes it no longer. */
  private boolean pulseAlone(Rhythm rhythm, int i) {
    return rhythm == Rhythm.VENTRICULAR_TACHYCARDIA && recording.at(i).beat() == null;
  }

  private static RhythmSpan closed(RhythmSpan open, long at) {
    return new RhythmSpan(
        open.rhythm(), open.onsetMicros(), open.openedMicros(), open.endMicros(), at);
  }

  private Known known(Rhythm rhythm, int i) {
    return recording.at(i).beat() != null ? withBeat(rhythm, i) : withTick(rhythm, i);
  }

  private Known withBeat(Rhythm rhythm, int i) {
    List<Beat> beats = recording.beats(i);
    return switch (rhythm) {
      case VENTRICULAR_TACHYCARDIA, IDIOVENTRICULAR_RHYTHM -> ventricular(rhythm, beats, i);
      case SUPRAVENTRICULAR_TACHYCARDIA -> supraventricular(beats);
      case EXTREME_BRADYCARDIA ->
          beats.size() < 5
              ? Known.NOTHING
              : known(
                  rate(beats, 5) < slow
                      && !check.refutesBradycardia(recording.pulse(i), slow, recording.now(i)));
      case EXTREME_TACHYCARDIA ->
          beats.size() < 17
              ? Known.NOTHING
              : known(
                  rate(beats, 17) > fast
                      && !check.refutesTachycardia(recording.pulse(i), fast, recording.now(i)));
      case VENTRICULAR_BIGEMINY -> cycles("NV", beats);
      case VENTRICULAR_TRIGEMINY -> cycles("NNV", beats);
      case FREQUENT_VENTRICULAR_BEATS ->
          recording.at(i).beat().beatClass() == V && frequent(i, recording.at(i).beat().atMicros())
              ? Known.HOLDS
              : Known.NOTHING;
      default -> Known.NOTHING;
    };
  }

  private Known ventricular(Rhythm rhythm, List<Beat> beats, int i) {
    if (beats.get(beats.size() - 1).beatClass() != V) {
      return Known.HOLDS_NOT;
    }
    int length = run(beats).size();
    int needed = rhythm == Rhythm.VENTRICULAR_TACHYCARDIA ? 5 : 3;
    if (length < needed) {
      return Known.NOTHING;
    }
    double rate = rate(beats, Math.min(length, 5));
    boolean above = rate > t.ventricularRate();
    return rhythm == Rhythm.VENTRICULAR_TACHYCARDIA
        ? known(
            above
                && !check.refutesVentricularTachycardia(recording.pulse(i), rate, recording.now(i)))
        : known(!above && rate >= t.idioventricularRate());
  }

  private Known supraventricular(List<Beat> beats) {
    if (beats.get(beats.size() - 1).beatClass() != S) {
      return Known.HOLDS_NOT;
    }
    return run(beats).size() < 5 ? Known.NOTHING : known(rate(beats, 5) > t.supraventricularRate());
  }

  /** Three whole cycles begin it; then it lasts while every beat is in its turn. */
  private Known cycles(String cycle, List<Beat> beats) {
    String letters = letters(beats, 4 * cycle.length());
    if (letters.endsWith(cycle.repeat(3))) {
      return Known.HOLDS;
    }
    String turns = cycle.repeat(4);
    for (int start = 0; start < cycle.length(); start++) {
      // in turn: the last beats are a piece of endless cycles, as far back as one whole cycle
      int length = Math.min(letters.length(), cycle.length());
      String tail = letters.substring(letters.length() - length);
      if (turns.startsWith(tail, start)) {
        return Known.NOTHING;
      }
    }
    return Known.HOLDS_NOT;
  }

  private Known withTick(Rhythm rhythm, int i) {
    SignalTick tick = recording.at(i).tick();
    State state = tick.state();
    boolean seen = state == State.USABLE || state == State.POOR;
    return switch (rhythm) {
      case SIGNAL_LOST -> technical(State.LOST, t.lostMicros(), i);
      case LEAD_OFF -> technical(State.LEAD_OFF, t.lostMicros(), i);
      case POOR_SIGNAL -> technical(State.POOR, t.poorMicros(), i);
      case ASYSTOLE ->
          state != State.USABLE
              ? Known.NOTHING
              : known(
                  tick.toMicros() - recording.lastBeatOrSignal(i) >= t.asystoleMicros()
                      && !check.refutesAsystole(tick.pulse(), tick.toMicros()));
      case VENTRICULAR_FIBRILLATION -> !seen ? Known.NOTHING : fibrillation(i);
      case ATRIAL_FIBRILLATION -> state != State.USABLE ? Known.NOTHING : irregularity(i);
      case FREQUENT_VENTRICULAR_BEATS ->
          state == State.USABLE && !frequent(i, tick.toMicros()) ? Known.HOLDS_NOT : Known.NOTHING;
      case VENTRICULAR_TACHYCARDIA ->
          seen && inVentricularRun(recording.beats(i))
              ? ventricular(rhythm, recording.beats(i), i)
              : Known.NOTHING;
      default -> Known.NOTHING;
    };
  }

  private static boolean inVentricularRun(List<Beat> beats) {
    return !beats.isEmpty()
        && beats.get(beats.size() - 1).beatClass() == V
        && run(beats).size() >= 5;
  }

  private Known technical(State state, long micros, int i) {
    if (recording.at(i).tick().state() != state) {
      return Known.HOLDS_NOT;
    }
    return recording.at(i).tick().toMicros() - recording.since(i, state) >= micros
        ? Known.HOLDS
        : Known.NOTHING;
  }

  /** A beat that shows that there was none for too long before it. */
  private boolean endsAbsence(int i) {
    long since = recording.absentSince(i);
    return since != Long.MIN_VALUE
        && recording.beatOf(i) - since >= t.asystoleMicros()
        && !check.refutesAsystole(recording.pulse(i), recording.now(i));
  }

  private Known fibrillation(int i) {
    SignalTick tick = recording.at(i).tick();
    if (tick.fibrillation() < t.fibrillation()
        || check.refutesFibrillation(tick.pulse(), tick.toMicros())) {
      return Known.HOLDS_NOT;
    }
    return tick.toMicros() - recording.fibrillatesSince(i) >= t.fibrillationMicros()
        ? Known.HOLDS
        : Known.NOTHING;
  }

  private Known irregularity(int i) {
    SignalTick tick = recording.at(i).tick();
    if (tick.toMicros() - recording.irregularitySince(i) < t.irregularityMicros()) {
      return Known.NOTHING;
    }
    return known(recording.irregular(tick));
  }

  private long onset(Rhythm rhythm, int i) {
    List<Beat> beats = recording.beats(i);
    return switch (rhythm) {
      case VENTRICULAR_TACHYCARDIA, SUPRAVENTRICULAR_TACHYCARDIA, EXTREME_BRADYCARDIA ->
          back(beats, 4);
      case IDIOVENTRICULAR_RHYTHM -> back(beats, Math.min(run(beats).size(), 5) - 1);
      case EXTREME_TACHYCARDIA -> back(beats, 16);
      case VENTRICULAR_BIGEMINY -> back(beats, 4);
      case VENTRICULAR_TRIGEMINY -> back(beats, 6);
      case FREQUENT_VENTRICULAR_BEATS -> recording.nthLastVentricular(i);
      case SIGNAL_LOST, LEAD_OFF, POOR_SIGNAL -> recording.since(i, recording.at(i).tick().state());
      case ASYSTOLE -> recording.lastBeatOrSignal(i);
      case VENTRICULAR_FIBRILLATION -> recording.fibrillatesSince(i);
      case ATRIAL_FIBRILLATION -> recording.irregularitySince(i);
      default -> throw new IllegalArgumentException("Not lasting: " + rhythm);
    };
  }

  private long end(Rhythm rhythm, int i) {
    if (recording.at(i).beat() != null) {
      return recording.at(i).beat().atMicros();
    }
    // a tick may tell of a run that its beats had told, once no pulse refutes it
    return rhythm == Rhythm.VENTRICULAR_TACHYCARDIA
        ? back(recording.beats(i), 0)
        : recording.at(i).tick().toMicros();
  }

  private boolean frequent(int i, long atMicros) {
    long nth = recording.nthLastVentricular(i);
    return nth != Long.MIN_VALUE && atMicros - nth < MINUTE;
  }

  private static Known known(boolean holds) {
    return holds ? Known.HOLDS : Known.HOLDS_NOT;
  }
}
