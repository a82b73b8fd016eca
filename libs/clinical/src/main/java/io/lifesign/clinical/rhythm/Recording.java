package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.ecg.BeatClass.V;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.ecg.SignalTick.State;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a detector said of one recording, and what was known with each thing said; things are
 * named by their place.
 */
final class Recording {

  private final List<Said> said;
  private final RhythmThresholds t;

  /** By thing said: where the unbroken stretch that it lies in begins. */
  private final int[] stretch;

  /** All beats, and by thing said how many were said by then. */
  private final List<Beat> beats = new ArrayList<>();

  private final int[] beatsBy;

  /**
   * By thing said: when it could be told, since signal time never falls, and the last beat known.
   */
  private final long[] toldMicros;

  private final long[] lastBeatMicros;

  /** Likewise all ventricular beats. */
  private final List<Beat> ventricular = new ArrayList<>();

  private final int[] ventricularBy;

  /** By tick: where its state, and the regularity it tells, begin. */
  private final long[] stateSince;

  private final long[] irregularSince;

  Recording(List<Said> said, RhythmThresholds thresholds) {
    this.said = List.copyOf(said);
    this.t = thresholds;
    this.stretch = stretches(said);
    this.beatsBy = new int[said.size()];
    this.toldMicros = new long[said.size()];
    this.lastBeatMicros = new long[said.size()];
    this.ventricularBy = new int[said.size()];
    this.stateSince = new long[said.size()];
    this.irregularSince = new long[said.size()];
    long told = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    int tickBefore = -1;
    int usableBefore = -1;
    for (int i = 0; i < beatsBy.length; i++) {
      Said one = said.get(i);
      told = Math.max(told, one.decidedMicros());
      if (one.beat() != null) {
        beats.add(one.beat());
        if (one.beat().beatClass() == V) {
          ventricular.add(one.beat());
        }
        last = Math.max(last, one.beat().atMicros());
      } else {
        SignalTick tick = one.tick();
        boolean same = tickBefore >= 0 && said.get(tickBefore).tick().state() == tick.state();
        stateSince[i] = same ? stateSince[tickBefore] : tick.fromMicros();
        tickBefore = i;
        if (tick.state() == State.USABLE) {
          last = Math.max(last, tick.lastBeatMicros());
          boolean goesOn =
              usableBefore >= stretch[i]
                  && irregular(said.get(usableBefore).tick()) == irregular(tick);
          irregularSince[i] = goesOn ? irregularSince[usableBefore] : tick.fromMicros();
          usableBefore = i;
        }
      }
      ventricularBy[i] = ventricular.size();
      toldMicros[i] = told;
      beatsBy[i] = beats.size();
      lastBeatMicros[i] = last;
    }
  }

  private static int[] stretches(List<Said> said) {
    int[] stretch = new int[said.size()];
    int begin = 0;
    boolean beats = false;
    for (int i = 0; i < stretch.length; i++) {
      Said one = said.get(i);
      boolean first = one.beat() != null && one.beat().rrMicros() == 0 && beats;
      if (first || breaks(one)) {
        begin = first ? i : i + 1;
        beats = false;
      }
      beats |= one.beat() != null;
      stretch[i] = begin;
    }
    return stretch;
  }

  private static boolean breaks(Said one) {
    return one.tick() != null
        && (one.tick().state() == State.LOST || one.tick().state() == State.LEAD_OFF);
  }

  int size() {
    return said.size();
  }

  Said at(int i) {
    return said.get(i);
  }

  /** Whether the stretch before it ended here. */
  boolean broken(int i) {
    return i > 0 && stretch[i] > stretch[i - 1];
  }

  /** Where the unbroken series of ticks of that state begins. */
  long since(int i, State state) {
    SignalTick tick = said.get(i).tick();
    return tick.state() == state ? stateSince[i] : tick.fromMicros();
  }

  long lastBeatOrSignal(int i) {
    return Math.max(since(i, State.USABLE), lastBeatMicros[i]);
  }

  /**
   * The last beat known before that of this thing said, or where the usable signal before begins.
   */
  long absentSince(int i) {
    long before = i == 0 ? Long.MIN_VALUE : lastBeatMicros[i - 1];
    int tick = i;
    while (tick >= 0 && said.get(tick).tick() == null) {
      tick--;
    }
    boolean usable = tick >= 0 && said.get(tick).tick().state() == State.USABLE;
    return usable && beatOf(i) > before
        ? Math.max(since(tick, State.USABLE), before)
        : Long.MIN_VALUE;
  }

  long beatOf(int i) {
    Said one = said.get(i);
    return one.beat() != null ? one.beat().atMicros() : one.tick().lastBeatMicros();
  }

  long fibrillatesSince(int i) {
    long since = said.get(i).tick().fromMicros();
    for (int j = i; j >= stretch[i]; j--) {
      SignalTick tick = said.get(j).tick();
      if (tick != null && tick.fibrillation() < t.fibrillation()) {
        break;
      }
      since = tick == null ? since : tick.fromMicros();
    }
    return since;
  }

  boolean irregular(SignalTick tick) {
    return tick.irregularity() >= t.irregularity();
  }

  long irregularitySince(int i) {
    return irregularSince[i];
  }

  /** Signal time at which it could be told, us. */
  long now(int i) {
    return toldMicros[i];
  }

  /** The beats of the unbroken stretch, up to that thing said. */
  List<Beat> beats(int i) {
    int before = stretch[i] == 0 ? 0 : beatsBy[stretch[i] - 1];
    return beats.subList(Math.min(before, beatsBy[i]), beatsBy[i]);
  }

  /** The pulse that the last tick of the stretch told; null if there is none. */
  SignalTick.Pulse pulse(int i) {
    for (int j = i; j >= stretch[i]; j--) {
      if (said.get(j).tick() != null) {
        return said.get(j).tick().pulse();
      }
    }
    return null;
  }

  /** The first of the last so many ventricular beats that are too many for a minute. */
  long nthLastVentricular(int i) {
    int nth = ventricularBy[i] - 1 - t.frequentPerMinute();
    return nth < 0 ? Long.MIN_VALUE : ventricular.get(nth).atMicros();
  }
}
