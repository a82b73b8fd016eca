package io.lifesign.clinical.rhythm;

import static io.lifesign.clinical.ecg.BeatClass.N;
import static io.lifesign.clinical.ecg.BeatClass.S;
import static io.lifesign.clinical.ecg.BeatClass.V;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.ecg.SignalTick.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All rhythms in a whole recording, read from the definitions of docs/clinical-decisions.md with
 * the recording at hand: slowly, and without a word of how the stream reads them. What the stream
 * says must equal it.
 */
public final class RhythmReading {

  private static final long MINUTE = 60_000_000;

  /** What a detector said: exactly one of the two. */
  public record Said(Beat beat, SignalTick tick) {

    long decidedMicros() {
      return beat != null ? beat.decidedMicros() : tick.decidedMicros();
    }
  }

  /** What is known of a lasting rhythm with one thing said. */
  private enum Known {
    HOLDS,
    HOLDS_NOT,
    NOTHING
  }

  private final List<Said> said;
  private final RhythmThresholds t;
  private final LethalCheck check;
  private final double slow;
  private final double fast;

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

  private RhythmReading(
      List<Said> said, RhythmThresholds thresholds, LethalCheck check, double slow, double fast) {
    this.said = List.copyOf(said);
    this.t = thresholds;
    this.check = check;
    this.slow = slow;
    this.fast = fast;
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

  /** With the limits of the rules. */
  public static List<RhythmSpan> of(List<Said> said, RhythmRules rules) {
    return of(
        said, rules, rules.thresholds().bradycardiaRate(), rules.thresholds().tachycardiaRate());
  }

  /**
   * With limits of the heart rate of the patient's own.
   *
   * @return by rhythm, then onset
   */
  public static List<RhythmSpan> of(
      List<Said> said, RhythmRules rules, double slowBelow, double fastAbove) {
    return new RhythmReading(said, rules.thresholds(), rules.check(), slowBelow, fastAbove).read();
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

  private List<RhythmSpan> read() {
    List<RhythmSpan> spans = new ArrayList<>();
    for (Rhythm rhythm : Rhythm.values()) {
      spans.addAll(rhythm.momentary() ? momentary(rhythm) : lasting(rhythm));
    }
    spans.sort(
        Comparator.comparing(RhythmSpan::rhythm).thenComparingLong(RhythmSpan::openedMicros));
    return spans;
  }

  // ---- momentary: seen with one beat, over when it was not seen again for the quiet time

  private List<RhythmSpan> momentary(Rhythm rhythm) {
    List<RhythmSpan> spans = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).beat() == null) {
        continue;
      }
      List<Beat> beats = beats(i);
      long[] found = seen(rhythm, beats);
      if (found == null) {
        continue;
      }
      long at = now(i);
      RhythmSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
      if (last != null
          && at / 1_000 - (last.closedMicros() - t.quietMicros()) / 1_000
              <= t.quietMicros() / 1_000 - 1) {
        spans.set(
            spans.size() - 1,
            new RhythmSpan(
                rhythm, last.onsetMicros(), last.openedMicros(), found[1], at + t.quietMicros()));
      } else {
        spans.add(new RhythmSpan(rhythm, found[0], at, found[1], at + t.quietMicros()));
      }
    }
    return spans;
  }

  /** Onset and end, or null. */
  private long[] seen(Rhythm rhythm, List<Beat> beats) {
    int last = beats.size() - 1;
    if (last < 1) {
      return null;
    }
    long rr = beats.get(last).atMicros() - beats.get(last - 1).atMicros();
    switch (rhythm) {
      case PAUSE:
        return rr > t.pauseMicros() && rr <= t.longPauseMicros() ? pause(beats) : null;
      case LONG_PAUSE:
        return rr > t.longPauseMicros() && rr < t.asystoleMicros() ? pause(beats) : null;
      default:
        break;
    }
    if (beats.get(last).beatClass() == V || beats.get(last - 1).beatClass() != V) {
      return null;
    }
    List<Beat> run = run(beats.subList(0, last));
    long onset = run.get(0).atMicros();
    long end = run.get(run.size() - 1).atMicros();
    boolean found =
        switch (rhythm) {
          case COUPLET -> run.size() == 2;
          case VENTRICULAR_RUN ->
              (run.size() == 3 || run.size() == 4)
                  && rate(run.size() - 1, end - onset) > t.ventricularRate();
          case R_ON_T -> run.size() == 1 && rOnT(beats, rr);
          default -> throw new IllegalArgumentException("Not momentary: " + rhythm);
        };
    return found ? new long[] {onset, end} : null;
  }

  private static long[] pause(List<Beat> beats) {
    int last = beats.size() - 1;
    return new long[] {beats.get(last - 1).atMicros(), beats.get(last).atMicros()};
  }

  private boolean rOnT(List<Beat> beats, long pause) {
    int ventricular = beats.size() - 2;
    if (ventricular < 1) {
      return false;
    }
    long coupling = beats.get(ventricular).atMicros() - beats.get(ventricular - 1).atMicros();
    long sum = 0;
    int count = 0;
    for (int i = ventricular - 1; i > 0 && count < 8; i--) {
      if (beats.get(i).beatClass() == N && beats.get(i - 1).beatClass() == N) {
        sum += beats.get(i).atMicros() - beats.get(i - 1).atMicros();
        count++;
      }
    }
    return count >= 3
        && rate(count, sum) < t.rOnTRate()
        && 3 * coupling * count < sum
        && 4 * pause * count >= 5 * sum;
  }

  // ---- lasting: what is known with each thing said, from onset to end

  private List<RhythmSpan> lasting(Rhythm rhythm) {
    List<RhythmSpan> spans = new ArrayList<>();
    RhythmSpan open = null;
    boolean outOfSight = false;
    for (int i = 0; i < said.size(); i++) {
      boolean broken = i > 0 && stretch[i] > stretch[i - 1];
      if (broken && !rhythm.technical()) {
        outOfSight = open != null;
      }
      if (rhythm == Rhythm.ASYSTOLE && endsAbsence(i) && (open == null || outOfSight)) {
        if (open != null) {
          spans.add(closed(open, now(i)));
        }
        long beat = beatOf(i);
        open = new RhythmSpan(rhythm, absentSince(i), now(i), beat, Long.MAX_VALUE);
        outOfSight = false;
      } else if (rhythm == Rhythm.ASYSTOLE && endsAbsence(i)) {
        open =
            new RhythmSpan(
                rhythm, open.onsetMicros(), open.openedMicros(), beatOf(i), Long.MAX_VALUE);
      }
      Known known = known(rhythm, i);
      if (known == Known.HOLDS && (open == null || outOfSight)) {
        if (open != null) {
          spans.add(closed(open, now(i)));
        }
        long onset = onset(rhythm, i);
        open = new RhythmSpan(rhythm, onset, now(i), end(rhythm, i), Long.MAX_VALUE);
        outOfSight = false;
      } else if (open != null && known == Known.HOLDS_NOT) {
        spans.add(closed(open, now(i)));
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
    return cycles ? said.get(i).beat() != null : known == Known.HOLDS && !pulseAlone(rhythm, i);
  }

  /** A tick may tell again what the last beat told: that makes it no longer. */
  private boolean pulseAlone(Rhythm rhythm, int i) {
    return rhythm == Rhythm.VENTRICULAR_TACHYCARDIA && said.get(i).beat() == null;
  }

  private static RhythmSpan closed(RhythmSpan open, long at) {
    return new RhythmSpan(
        open.rhythm(), open.onsetMicros(), open.openedMicros(), open.endMicros(), at);
  }

  private Known known(Rhythm rhythm, int i) {
    return said.get(i).beat() != null ? withBeat(rhythm, i) : withTick(rhythm, i);
  }

  private Known withBeat(Rhythm rhythm, int i) {
    List<Beat> beats = beats(i);
    return switch (rhythm) {
      case VENTRICULAR_TACHYCARDIA, IDIOVENTRICULAR_RHYTHM -> ventricular(rhythm, beats, i);
      case SUPRAVENTRICULAR_TACHYCARDIA -> supraventricular(beats);
      case EXTREME_BRADYCARDIA ->
          beats.size() < 5
              ? Known.NOTHING
              : known(rate(beats, 5) < slow && !check.refutesBradycardia(pulse(i), slow, now(i)));
      case EXTREME_TACHYCARDIA ->
          beats.size() < 17
              ? Known.NOTHING
              : known(rate(beats, 17) > fast && !check.refutesTachycardia(pulse(i), fast, now(i)));
      case VENTRICULAR_BIGEMINY -> cycles("NV", beats);
      case VENTRICULAR_TRIGEMINY -> cycles("NNV", beats);
      case FREQUENT_VENTRICULAR_BEATS ->
          said.get(i).beat().beatClass() == V && frequent(i, said.get(i).beat().atMicros())
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
        ? known(above && !check.refutesVentricularTachycardia(pulse(i), rate, now(i)))
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
    SignalTick tick = said.get(i).tick();
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
                  tick.toMicros() - lastBeatOrSignal(i) >= t.asystoleMicros()
                      && !check.refutesAsystole(tick.pulse(), tick.toMicros()));
      case VENTRICULAR_FIBRILLATION -> !seen ? Known.NOTHING : fibrillation(i);
      case ATRIAL_FIBRILLATION -> state != State.USABLE ? Known.NOTHING : irregularity(i);
      case FREQUENT_VENTRICULAR_BEATS ->
          state == State.USABLE && !frequent(i, tick.toMicros()) ? Known.HOLDS_NOT : Known.NOTHING;
      case VENTRICULAR_TACHYCARDIA ->
          seen && inVentricularRun(beats(i)) ? ventricular(rhythm, beats(i), i) : Known.NOTHING;
      default -> Known.NOTHING;
    };
  }

  private static boolean inVentricularRun(List<Beat> beats) {
    return !beats.isEmpty()
        && beats.get(beats.size() - 1).beatClass() == V
        && run(beats).size() >= 5;
  }

  private Known technical(State state, long micros, int i) {
    if (said.get(i).tick().state() != state) {
      return Known.HOLDS_NOT;
    }
    return said.get(i).tick().toMicros() - since(i, state) >= micros ? Known.HOLDS : Known.NOTHING;
  }

  /** Where the unbroken series of ticks of that state begins. */
  private long since(int i, State state) {
    SignalTick tick = said.get(i).tick();
    return tick.state() == state ? stateSince[i] : tick.fromMicros();
  }

  private long lastBeatOrSignal(int i) {
    return Math.max(since(i, State.USABLE), lastBeatMicros[i]);
  }

  /** A beat that shows that there was none for too long before it. */
  private boolean endsAbsence(int i) {
    long since = absentSince(i);
    return since != Long.MIN_VALUE
        && beatOf(i) - since >= t.asystoleMicros()
        && !check.refutesAsystole(pulse(i), now(i));
  }

  /**
   * The last beat known before that of this thing said, or where the usable signal before begins.
   */
  private long absentSince(int i) {
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

  private long beatOf(int i) {
    Said one = said.get(i);
    return one.beat() != null ? one.beat().atMicros() : one.tick().lastBeatMicros();
  }

  private Known fibrillation(int i) {
    SignalTick tick = said.get(i).tick();
    if (tick.fibrillation() < t.fibrillation()
        || check.refutesFibrillation(tick.pulse(), tick.toMicros())) {
      return Known.HOLDS_NOT;
    }
    return tick.toMicros() - fibrillatesSince(i) >= t.fibrillationMicros()
        ? Known.HOLDS
        : Known.NOTHING;
  }

  private long fibrillatesSince(int i) {
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

  private Known irregularity(int i) {
    SignalTick tick = said.get(i).tick();
    if (tick.toMicros() - irregularitySince(i) < t.irregularityMicros()) {
      return Known.NOTHING;
    }
    return known(irregular(tick));
  }

  private boolean irregular(SignalTick tick) {
    return tick.irregularity() >= t.irregularity();
  }

  private long irregularitySince(int i) {
    return irregularSince[i];
  }

  private long onset(Rhythm rhythm, int i) {
    List<Beat> beats = beats(i);
    return switch (rhythm) {
      case VENTRICULAR_TACHYCARDIA, SUPRAVENTRICULAR_TACHYCARDIA, EXTREME_BRADYCARDIA ->
          back(beats, 4);
      case IDIOVENTRICULAR_RHYTHM -> back(beats, Math.min(run(beats).size(), 5) - 1);
      case EXTREME_TACHYCARDIA -> back(beats, 16);
      case VENTRICULAR_BIGEMINY -> back(beats, 4);
      case VENTRICULAR_TRIGEMINY -> back(beats, 6);
      case FREQUENT_VENTRICULAR_BEATS -> nthLastVentricular(i);
      case SIGNAL_LOST, LEAD_OFF, POOR_SIGNAL -> since(i, said.get(i).tick().state());
      case ASYSTOLE -> lastBeatOrSignal(i);
      case VENTRICULAR_FIBRILLATION -> fibrillatesSince(i);
      case ATRIAL_FIBRILLATION -> irregularitySince(i);
      default -> throw new IllegalArgumentException("Not lasting: " + rhythm);
    };
  }

  private long end(Rhythm rhythm, int i) {
    if (said.get(i).beat() != null) {
      return said.get(i).beat().atMicros();
    }
    // a tick may tell of a run that its beats had told, once no pulse refutes it
    return rhythm == Rhythm.VENTRICULAR_TACHYCARDIA
        ? back(beats(i), 0)
        : said.get(i).tick().toMicros();
  }

  // ---- the recording up to one thing said

  private long now(int i) {
    return toldMicros[i];
  }

  /** The beats of the unbroken stretch, up to that thing said. */
  private List<Beat> beats(int i) {
    int before = stretch[i] == 0 ? 0 : beatsBy[stretch[i] - 1];
    return beats.subList(Math.min(before, beatsBy[i]), beatsBy[i]);
  }

  private SignalTick.Pulse pulse(int i) {
    for (int j = i; j >= stretch[i]; j--) {
      if (said.get(j).tick() != null) {
        return said.get(j).tick().pulse();
      }
    }
    return null;
  }

  private boolean frequent(int i, long atMicros) {
    long nth = nthLastVentricular(i);
    return nth != Long.MIN_VALUE && atMicros - nth < MINUTE;
  }

  /** The first of the last so many ventricular beats that are too many for a minute. */
  private long nthLastVentricular(int i) {
    int nth = ventricularBy[i] - 1 - t.frequentPerMinute();
    return nth < 0 ? Long.MIN_VALUE : ventricular.get(nth).atMicros();
  }

  private static List<Beat> run(List<Beat> beats) {
    int last = beats.size() - 1;
    int first = last;
    BeatClass kind = beats.get(last).beatClass();
    while (first > 0 && beats.get(first - 1).beatClass() == kind) {
      first--;
    }
    return beats.subList(first, last + 1);
  }

  private static String letters(List<Beat> beats, int last) {
    StringBuilder letters = new StringBuilder();
    for (Beat beat : beats.subList(Math.max(0, beats.size() - last), beats.size())) {
      letters.append(beat.beatClass().name());
    }
    return letters.toString();
  }

  private static long back(List<Beat> beats, int count) {
    return beats.get(beats.size() - 1 - count).atMicros();
  }

  private static double rate(List<Beat> beats, int last) {
    return rate(last - 1, back(beats, 0) - back(beats, last - 1));
  }

  private static double rate(int intervals, long spanMicros) {
    return intervals * 60e6 / spanMicros;
  }

  private static Known known(boolean holds) {
    return holds ? Known.HOLDS : Known.HOLDS_NOT;
  }
}
