package io.lifesign.arrhythmia;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.rhythm.RhythmThresholds;
import java.time.Duration;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * The patterns of beats (docs/clinical-decisions.md, "Rhythm"), each as its sentence. They look
 * back no further than a minute.
 *
 * <p>A pattern need not see a step that could neither be part of a match nor stand between two that
 * are. Which ones each needs stands here, too: every step that a pattern sees costs.
 */
final class RhythmPatterns {

  /** Names of what a match holds: its first step and the one with which it is told. */
  static final String FIRST = "first";

  static final String LAST = "last";

  private static final Duration REACH = Duration.ofMinutes(1);

  private RhythmPatterns() {}

  /** Ventricular beats from the one before the first that could begin such a rhythm. */
  static boolean inVentricularRun(RhythmStep step) {
    return step.beatClass() == BeatClass.V && step.position() >= 2;
  }

  /** Supraventricular beats from the one before the first that could begin a tachycardia. */
  static boolean inSupraventricularRun(RhythmStep step) {
    return step.beatClass() == BeatClass.S && step.position() >= 4;
  }

  /** Ventricular beats, and whatever comes directly behind one. */
  static boolean aroundVentricular(RhythmStep step) {
    return step.beatClass() == BeatClass.V ? step.position() <= 5 : step.position() <= 1;
  }

  /** Two normal beats are too many for bigeminy already. */
  static boolean inTwos(RhythmStep step) {
    return step.position() <= 2;
  }

  /** Three normal beats are too many for trigeminy, and two of any other kind. */
  static boolean inThrees(RhythmStep step) {
    return step.position() <= 3;
  }

  /** A beat of the run that does not make that rhythm yet, then one that does. */
  static Pattern<RhythmStep, ?> sustained(Rhythm rhythm) {
    return begin()
        .where(SimpleCondition.of(step -> step.sustained() != rhythm))
        .next(LAST)
        .where(SimpleCondition.of(step -> step.sustained() == rhythm))
        .within(REACH);
  }

  /** A second ventricular beat, then a beat that is not ventricular. */
  static Pattern<RhythmStep, ?> couplet() {
    return begin()
        .where(SimpleCondition.of(RhythmStep::secondVentricular))
        .next(LAST)
        .where(SimpleCondition.of(RhythmStep::otherThanVentricular))
        .within(REACH);
  }

  /** A third or fourth ventricular beat of a fast run, then a beat that is not ventricular. */
  static Pattern<RhythmStep, ?> ventricularRun(double rateAbove) {
    return begin()
        .where(
            SimpleCondition.of(
                step ->
                    step.beatClass() == BeatClass.V
                        && (step.position() == 3 || step.position() == 4)
                        && step.runRate() > rateAbove))
        .next(LAST)
        .where(SimpleCondition.of(RhythmStep::otherThanVentricular))
        .within(REACH);
  }

  /** A ventricular beat after a normal one, then twice a normal and a ventricular beat. */
  static Pattern<RhythmStep, ?> bigeminy() {
    return begin()
        .where(SimpleCondition.of(step -> step.firstVentricular() && step.normalsBefore() >= 1))
        .next("second normal")
        .where(SimpleCondition.of(RhythmStep::firstNormal))
        .next("second ventricular")
        .where(SimpleCondition.of(RhythmStep::firstVentricular))
        .next("third normal")
        .where(SimpleCondition.of(RhythmStep::firstNormal))
        .next(LAST)
        .where(SimpleCondition.of(RhythmStep::firstVentricular))
        .within(REACH);
  }

  /**
   * A ventricular beat after two normal ones, then twice two normal beats and a ventricular one.
   */
  static Pattern<RhythmStep, ?> trigeminy() {
    return begin()
        .where(SimpleCondition.of(step -> step.firstVentricular() && step.normalsBefore() >= 2))
        .next("third normal")
        .where(SimpleCondition.of(RhythmStep::firstNormal))
        .next("fourth normal")
        .where(SimpleCondition.of(RhythmStep::secondNormal))
        .next("second ventricular")
        .where(SimpleCondition.of(RhythmStep::firstVentricular))
        .next("fifth normal")
        .where(SimpleCondition.of(RhythmStep::firstNormal))
        .next("sixth normal")
        .where(SimpleCondition.of(RhythmStep::secondNormal))
        .next(LAST)
        .where(SimpleCondition.of(RhythmStep::firstVentricular))
        .within(REACH);
  }

  /** A single ventricular beat that comes early, then another beat that comes late. */
  static Pattern<RhythmStep, ?> rOnT() {
    return begin()
        .where(
            SimpleCondition.of(
                step -> step.firstVentricular() && step.timing() == RhythmStep.Timing.EARLY))
        .next(LAST)
        .where(
            SimpleCondition.of(
                step -> step.otherThanVentricular() && step.timing() == RhythmStep.Timing.LATE))
        .within(REACH);
  }

  /** A beat that comes after too long a time. */
  static Pattern<RhythmStep, ?> pause(RhythmThresholds thresholds) {
    long longest = thresholds.longPauseMicros();
    return pauses(step -> step.rrMicros() > thresholds.pauseMicros() && step.rrMicros() <= longest);
  }

  /** A beat that comes after far too long a time; from asystole's time on it is asystole. */
  static Pattern<RhythmStep, ?> longPause(RhythmThresholds thresholds) {
    return pauses(
        step ->
            step.rrMicros() > thresholds.longPauseMicros()
                && step.rrMicros() < thresholds.asystoleMicros());
  }

  private static Pattern<RhythmStep, ?> pauses(Condition condition) {
    return Pattern.<RhythmStep>begin(LAST, AfterMatchSkipStrategy.noSkip())
        .where(SimpleCondition.of(condition::holds));
  }

  /** Something momentary, and not the same again for the quiet time. */
  static Pattern<RhythmSignal, ?> quiet(long quietMicros) {
    return Pattern.<RhythmSignal>begin(FIRST, AfterMatchSkipStrategy.noSkip())
        .where(SimpleCondition.of(signal -> signal.kind() == Signal.Kind.BEGAN))
        .notFollowedBy(LAST)
        .where(SimpleCondition.of(signal -> signal.kind() == Signal.Kind.BEGAN))
        .within(Duration.ofNanos(quietMicros * 1_000));
  }

  private static Pattern<RhythmStep, RhythmStep> begin() {
    return Pattern.begin(FIRST, AfterMatchSkipStrategy.noSkip());
  }

  /** What a step must be. */
  private interface Condition extends java.io.Serializable {
    boolean holds(RhythmStep step);
  }
}
