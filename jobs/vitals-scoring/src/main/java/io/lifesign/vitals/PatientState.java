package io.lifesign.vitals;

import io.lifesign.clinical.deterioration.PatientWatch;
import io.lifesign.clinical.intake.LateStreak;
import io.lifesign.clinical.intake.OrderedIntake;
import io.lifesign.clinical.intake.ProfileTimeline;

/**
 * Everything the job remembers of one patient before the alerts: one value of state, changed in
 * place.
 */
final class PatientState {

  static final long NO_TIMER = Long.MAX_VALUE;

  final OrderedIntake<HeldReading> intake;
  final LateStreak lateStreak;
  final ProfileTimeline profiles;
  final PatientWatch watch;

  /** Timers that stand, ms: one for what waits for its turn, one for what is due by time. */
  long turnTimerMillis = NO_TIMER;

  long dueTimerMillis = NO_TIMER;

  PatientState(String patientId) {
    this(
        new OrderedIntake<>(),
        new LateStreak(),
        new ProfileTimeline(),
        new PatientWatch(patientId));
  }

  PatientState(
      OrderedIntake<HeldReading> intake,
      LateStreak lateStreak,
      ProfileTimeline profiles,
      PatientWatch watch) {
    this.intake = intake;
    this.lateStreak = lateStreak;
    this.profiles = profiles;
    this.watch = watch;
  }

  /** Event time of the next thing that waits for its turn, us. */
  long nextTurnMicros() {
    return Math.min(intake.nextMicros(), profiles.nextMicros());
  }
}
