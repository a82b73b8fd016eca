package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Whether a monitor's alarm is true: its definition must be met within the last {@value
 * #WINDOW_SECONDS} s before it, and a good pulse must not contradict it
 * (docs/clinical-decisions.md, "Verdicts on alarms").
 */
public final class AlarmVerdict {

  static final int WINDOW_SECONDS = 16;

  private static final long SECOND = 1_000_000;

  /** A pulse so soon behind the last beat still belongs to it. */
  private static final long PULSE_DELAY_MICROS = 600_000;

  private static final int BRADYCARDIA_BEATS = 5;

  private static final double TACHYCARDIA_RATE = 140;

  /** A good pulse that never is faster refutes tachycardia. */
  private static final double NO_TACHYCARDIA = 110;

  private static final int VENTRICULAR_BEATS = 5;
  private static final double GOOD_PULSE = 0.5;
  private static final double SURE_PULSE = 0.9;
  private static final long RECENT_MICROS = 2 * SECOND;

  /** A pulse this much faster than the bound says that beats were missed. */
  private static final double PULSE_MARGIN = 10;

  private final AlarmBounds bounds;
  private final List<Beat> beats;
  private final List<SignalTick> ticks;
  private final long fromMicros;
  private final long alarmMicros;

  private AlarmVerdict(
      AlarmBounds bounds, List<Beat> beats, List<SignalTick> ticks, long alarmMicros) {
    this.bounds = bounds;
    this.fromMicros = alarmMicros - WINDOW_SECONDS * SECOND;
    this.alarmMicros = alarmMicros;
    this.beats =
        beats.stream()
            .filter(beat -> beat.atMicros() >= fromMicros && beat.atMicros() <= alarmMicros)
            .toList();
    this.ticks =
        ticks.stream()
            .filter(tick -> tick.toMicros() > fromMicros && tick.fromMicros() < alarmMicros)
            .toList();
  }

  /**
   * @param beats in the order of their peaks; what lies outside the window is not looked at
   * @param ticks in their order
   * @param alarmMicros when the monitor raised it, us
   * @return true for a true alarm
   */
  public static boolean of(
      AlarmType type, List<Beat> beats, List<SignalTick> ticks, long alarmMicros) {
    return of(type, beats, ticks, alarmMicros, AlarmBounds.standard());
  }

  /** The same with other bounds. */
  public static boolean of(
      AlarmType type,
      List<Beat> beats,
      List<SignalTick> ticks,
      long alarmMicros,
      AlarmBounds bounds) {
    AlarmVerdict verdict = new AlarmVerdict(bounds, beats, ticks, alarmMicros);
    return switch (type) {
      case ASYSTOLE -> verdict.asystole();
      case EXTREME_BRADYCARDIA -> verdict.bradycardia();
      case EXTREME_TACHYCARDIA -> verdict.tachycardia();
      case VENTRICULAR_TACHYCARDIA -> verdict.ventricularTachycardia();
      case VENTRICULAR_FIBRILLATION -> verdict.fibrillation();
    };
  }

  private boolean asystole() {
    long last = fromMicros;
    for (Beat beat : beats) {
      if (silent(last, beat.atMicros())) {
        return true;
      }
      last = beat.atMicros();
    }
    return silent(last, alarmMicros);
  }

  /** Long enough, seen on usable signal, and the pulse did not go on in it. */
  private boolean silent(long from, long to) {
    if (to - from < bounds.asystoleMicros()) {
      return false;
    }
    boolean usable =
        ticks.stream()
            .filter(tick -> tick.fromMicros() < to && tick.toMicros() > from)
            .noneMatch(AlarmVerdict::unusable);
    return usable
        && pulses(from + PULSE_DELAY_MICROS, to) * 60.0 * SECOND / (to - from)
            < bounds.pulseGoesOn();
  }

  private static boolean unusable(SignalTick tick) {
    return tick.state() == SignalTick.State.LOST || tick.state() == SignalTick.State.LEAD_OFF;
  }

  /** Pulses told within that time: each tick tells the last one, so at most one a second. */
  private long pulses(long from, long to) {
    return ticks.stream()
        .flatMap(tick -> goodPulse(tick).stream())
        .mapToLong(SignalTick.Pulse::lastMicros)
        .filter(at -> at > from && at < to)
        .distinct()
        .count();
  }

  private static Optional<SignalTick.Pulse> goodPulse(SignalTick tick) {
    return Optional.ofNullable(tick.pulse())
        .filter(pulse -> pulse.quality() >= GOOD_PULSE && pulse.lastMicros() != Long.MIN_VALUE)
        .filter(pulse -> tick.toMicros() - pulse.lastMicros() <= RECENT_MICROS);
  }

  private boolean bradycardia() {
    return anyRate(BRADYCARDIA_BEATS, rate -> rate < bounds.bradycardiaRate())
        && !fastPulse(bounds.bradycardiaRate() + PULSE_MARGIN);
  }

  private boolean tachycardia() {
    return (anyRate(bounds.tachycardiaBeats(), rate -> rate > TACHYCARDIA_RATE)
            || fastPulse(TACHYCARDIA_RATE))
        && !calmPulse();
  }

  /** The pulse of the whole window, where it is good: faster than that throughout. */
  private boolean fastPulse(double rate) {
    List<SignalTick.Pulse> pulses =
        ticks.stream().flatMap(tick -> goodPulse(tick).stream()).toList();
    return !pulses.isEmpty() && pulses.stream().allMatch(pulse -> pulse.rate() > rate);
  }

  /** A sure pulse in three quarters of the window, and never fast. */
  private boolean calmPulse() {
    List<SignalTick.Pulse> sure =
        ticks.stream()
            .flatMap(tick -> goodPulse(tick).stream())
            .filter(pulse -> pulse.quality() >= SURE_PULSE)
            .toList();
    return 4 * sure.size() >= 3 * ticks.size()
        && sure.stream().allMatch(pulse -> pulse.rate() < NO_TACHYCARDIA);
  }

  /** Five ventricular beats in a row; one of them may have been taken for another kind. */
  private boolean ventricularTachycardia() {
    for (int i = 0; i + VENTRICULAR_BEATS <= beats.size(); i++) {
      List<Beat> run = beats.subList(i, i + VENTRICULAR_BEATS);
      long ventricular = run.stream().filter(beat -> beat.beatClass() == BeatClass.V).count();
      boolean ectopic = run.stream().noneMatch(beat -> beat.beatClass() == BeatClass.N);
      if (ventricular >= VENTRICULAR_BEATS - 1
          && ectopic
          && rate(run) > bounds.ventricularRate()
          && !(longest() >= bounds.longRun() && calmPulse())) {
        return true;
      }
    }
    return false;
  }

  /** Beats of the longest ventricular run. */
  private int longest() {
    int longest = 0;
    int run = 0;
    for (Beat beat : beats) {
      run = beat.beatClass() == BeatClass.V ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private boolean fibrillation() {
    return ticks.stream().anyMatch(tick -> tick.fibrillation() >= bounds.fibrillates());
  }

  private boolean anyRate(int count, DoublePredicate meets) {
    for (int i = 0; i + count <= beats.size(); i++) {
      if (meets.test(rate(beats.subList(i, i + count)))) {
        return true;
      }
    }
    return false;
  }

  private static double rate(List<Beat> run) {
    double micros = run.get(run.size() - 1).atMicros() - run.get(0).atMicros();
    return 60.0 * SECOND * (run.size() - 1) / micros;
  }
}
