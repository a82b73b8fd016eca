package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.SignalTick.Pulse;
import java.io.Serializable;

/**
 * Whether a good pulse refutes what the ECG seems to say: a lethal alarm is raised only if it does
 * not. Every bound is here, for the evaluation on real alarms to set (docs/clinical-decisions.md,
 * "Rhythm").
 *
 * @param goodQuality of the pulse wave, at or above, 0-1
 * @param recentMicros a pulse counts while its last upstroke is no older, us
 * @param asystoleMicros a heart whose last upstroke is no older has not stopped, us
 * @param slowMargin a pulse that much above the limit refutes bradycardia, /min
 * @param fastMargin a pulse that much below the limit refutes tachycardia, /min
 * @param lowestNormal a pulse from here on, /min,
 * @param highestNormal to here refutes ventricular tachycardia and fibrillation, /min
 */
public record LethalCheck(
    double goodQuality,
    long recentMicros,
    long asystoleMicros,
    double slowMargin,
    double fastMargin,
    double lowestNormal,
    double highestNormal)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public static LethalCheck standard() {
    return new LethalCheck(0.5, 2_000_000, 2_000_000, 10, 10, 50, 100);
  }

  /** A pulse beats on. */
  boolean refutesAsystole(Pulse pulse, long nowMicros) {
    return good(pulse, nowMicros, asystoleMicros);
  }

  /** Beats were missed: the pulse is faster. */
  boolean refutesBradycardia(Pulse pulse, double limit, long nowMicros) {
    return good(pulse, nowMicros, recentMicros) && pulse.rate() > limit + slowMargin;
  }

  /** Beats were made up: the pulse is slower. */
  boolean refutesTachycardia(Pulse pulse, double limit, long nowMicros) {
    return good(pulse, nowMicros, recentMicros)
        && pulse.rate() > 0
        && pulse.rate() < limit - fastMargin;
  }

  /** The pulse is normal, and slower than these beats. */
  boolean refutesVentricularTachycardia(Pulse pulse, double rate, long nowMicros) {
    return normal(pulse, nowMicros) && pulse.rate() < rate;
  }

  /** The pulse is normal: a fibrillating heart has none. */
  boolean refutesFibrillation(Pulse pulse, long nowMicros) {
    return normal(pulse, nowMicros);
  }

  private boolean normal(Pulse pulse, long nowMicros) {
    return good(pulse, nowMicros, recentMicros)
        && pulse.rate() >= lowestNormal
        && pulse.rate() <= highestNormal;
  }

  private boolean good(Pulse pulse, long nowMicros, long age) {
    return pulse != null
        && pulse.quality() >= goodQuality
        && pulse.lastMicros() != Long.MIN_VALUE
        && nowMicros - pulse.lastMicros() <= age;
  }
}
