package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifesign.clinical.alert.Acknowledgement.Kind;
import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds an alert back, and how it comes out when nothing does. */
class AlertHoldingTest {

  private static final long REFRACTORY = AlertRules.DEFAULT_REFRACTORY_MICROS;

  private final Bedside bed = new Bedside();

  @Test
  void withinRefractoryTimeAConditionWaitsAndIsRaisedWhenItEnds() {
    bed.began("mild", 0);
    bed.ended("mild", MINUTE);

    assertThat(bed.began("mild", MINUTE + REFRACTORY - 1)).isEmpty();
    assertThat(bed.state.nextDueMicros()).isEqualTo(MINUTE + REFRACTORY);
    assertThat(bed.time(MINUTE + REFRACTORY - 1)).isEmpty();
    assertThat(bed.time(MINUTE + REFRACTORY)).containsExactly("mild 0 RAISED LOW REFRACTORY_ENDED");
    assertThat(bed.last().onsetMicros()).isEqualTo(MINUTE + REFRACTORY - 1);
    assertThat(bed.last().atMicros()).isEqualTo(MINUTE + REFRACTORY);
  }

  @Test
  void atTheEndOfRefractoryTimeAConditionRaisesAtOnce() {
    bed.began("mild", 0);
    bed.ended("mild", MINUTE);

    assertThat(bed.began("mild", MINUTE + REFRACTORY)).containsExactly("mild 0 RAISED LOW");
  }

  @Test
  void aConditionThatEndsWhileHeldBackIsDropped() {
    bed.began("mild", 0);
    bed.ended("mild", MINUTE);
    bed.began("mild", 2 * MINUTE);

    assertThat(bed.ended("mild", 3 * MINUTE)).isEmpty();
    assertThat(bed.time(MINUTE + REFRACTORY)).isEmpty();
    assertThat(bed.state.idle()).isTrue();
    assertThat(bed.state.nextDueMicros()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void refractoryTimeIsForgottenWhenItIsOver() {
    bed.began("mild", 0);
    bed.ended("mild", MINUTE);

    bed.time(MINUTE + REFRACTORY - 1);
    assertThat(bed.state.idle()).isFalse();
    bed.time(MINUTE + REFRACTORY);
    assertThat(bed.state.idle()).isTrue();
  }

  @Test
  void aSuppressorHoldsTheWeakerRuleBackUntilItIsResolved() {
    bed.began("strong", 0);
    assertThat(bed.began("weak", 0)).isEmpty();

    assertThat(bed.ended("strong", MINUTE))
        .containsExactly("strong 1 RESOLVED HIGH CONDITION_ENDED");
    assertThat(bed.state.nextDueMicros()).isEqualTo(MINUTE);
    assertThat(bed.time(MINUTE)).containsExactly("weak 0 RAISED MEDIUM SUPPRESSOR_ENDED");
    assertThat(bed.last().onsetMicros()).isZero();
  }

  @Test
  void aLatchedAlarmWhoseConditionIsGoneHoldsNobodyBack() {
    Rule lesser = Bedside.rule("lesser", 4, Priority.LOW, false, List.of("lethal"));
    AlertLifecycle lifecycle =
        new AlertLifecycle(new AlertRules(List.of(Bedside.LETHAL, lesser), "0123456789abcdef"));
    PatientAlerts state = new PatientAlerts("p");
    lifecycle.signal(state, signal("lethal", Signal.Kind.BEGAN, 1));

    assertThat(lifecycle.signal(state, signal("lesser", Signal.Kind.BEGAN, 2))).isEmpty();
    assertThat(lifecycle.signal(state, signal("lethal", Signal.Kind.ENDED, 3))).isEmpty();
    assertThat(lifecycle.time(state, 3))
        .extracting(Alert::ruleId, Alert::reason)
        .containsExactly(tuple("lesser", "SUPPRESSOR_ENDED"));
  }

  private static Signal signal(String rule, Signal.Kind kind, long at) {
    return new Signal("p", rule, kind, at, at, Priority.HIGH, List.of(), "S.", "C.");
  }

  @Test
  void whatEndsAtTheInstantOfItsSuppressorIsNotRaisedForNothing() {
    bed.began("strong", 0);
    bed.began("weak", 0);
    bed.ended("strong", MINUTE);

    assertThat(bed.ended("weak", MINUTE)).isEmpty();
    assertThat(bed.time(MINUTE)).isEmpty();
  }

  @Test
  void aSuppressorClosedByStaffHoldsNobodyBack() {
    bed.began("strong", 0);
    bed.began("weak", 0);

    bed.ack(Kind.FALSE_ALARM, MINUTE);
    assertThat(bed.time(MINUTE)).containsExactly("weak 0 RAISED MEDIUM SUPPRESSOR_ENDED");
  }

  @Test
  void anAlertThatWasActiveBeforeItsSuppressorStaysActive() {
    bed.began("weak", 0);

    assertThat(bed.began("strong", MINUTE)).containsExactly("strong 0 RAISED HIGH");
    assertThat(bed.ended("weak", 2 * MINUTE))
        .containsExactly("weak 1 RESOLVED MEDIUM CONDITION_ENDED");
  }

  @Test
  void aPauseHoldsBackFromItsStartUntilBeforeItsEnd() {
    bed.profile(0, "icu", new AlarmPause(10, 20));

    assertThat(bed.began("mild", 9)).containsExactly("mild 0 RAISED LOW");
    assertThat(bed.began("weak", 10)).isEmpty();
    assertThat(bed.began("strong", 19)).isEmpty();
    assertThat(bed.time(19)).isEmpty();
    assertThat(bed.time(20)).containsExactly("strong 0 RAISED HIGH PAUSE_ENDED");
  }

  @Test
  void afterAPauseAConditionRaisesAtOnce() {
    bed.profile(0, "icu", new AlarmPause(10, 20));

    assertThat(bed.began("mild", 20)).containsExactly("mild 0 RAISED LOW");
  }

  @Test
  void pausesThatTouchAreOne() {
    bed.profile(0, "icu", new AlarmPause(20, 30), new AlarmPause(10, 20));
    bed.began("mild", 15);

    assertThat(bed.time(29)).isEmpty();
    assertThat(bed.time(30)).containsExactly("mild 0 RAISED LOW PAUSE_ENDED");
  }

  @Test
  void aNewProfileWithoutThePauseReleasesWhatItHeld() {
    bed.profile(0, "icu", new AlarmPause(10, 20));
    bed.began("mild", 12);

    assertThat(bed.profile(14, "icu")).isEmpty();
    assertThat(bed.time(14)).containsExactly("mild 0 RAISED LOW PAUSE_ENDED");
  }

  @Test
  void aPauseNeverMutesALethalAlarm() {
    bed.profile(0, "icu", new AlarmPause(10, 20));

    assertThat(bed.began("lethal", 15)).containsExactly("lethal 0 RAISED HIGH");
  }

  @Test
  void theReasonIsWhatEndedLast() {
    bed.profile(0, "icu", new AlarmPause(2 * MINUTE, 60 * MINUTE));
    bed.began("strong", 0);
    bed.began("mild", 0);
    bed.ended("mild", MINUTE);
    bed.began("weak", 3 * MINUTE);
    bed.began("mild", 3 * MINUTE);
    bed.ack(bed.all.get(0).alertId(), Kind.ACKNOWLEDGED, 3 * MINUTE);
    bed.ended("strong", 4 * MINUTE);

    assertThat(bed.time(59 * MINUTE)).isEmpty();
    assertThat(bed.time(60 * MINUTE))
        .containsExactly("weak 0 RAISED MEDIUM PAUSE_ENDED", "mild 0 RAISED LOW PAUSE_ENDED");
  }

  @Test
  void aSuppressorReleasedAtTheSameInstantStillHoldsTheWeakerRuleBack() {
    bed.profile(0, "icu", new AlarmPause(10, 20));
    bed.began("weak", 11);
    bed.began("strong", 12);

    assertThat(bed.time(20)).containsExactly("strong 0 RAISED HIGH PAUSE_ENDED");
    bed.ended("strong", 30);
    assertThat(bed.time(30)).containsExactly("weak 0 RAISED MEDIUM SUPPRESSOR_ENDED");
  }

  @Test
  void aHeldBackConditionKeepsItsOnsetAndTheHighestPriority() {
    bed.profile(0, "icu", new AlarmPause(10, 20));
    bed.began("mild", 11, Priority.MEDIUM);
    bed.began("mild", 12, Priority.LOW);

    assertThat(bed.time(20)).containsExactly("mild 0 RAISED MEDIUM PAUSE_ENDED");
    assertThat(bed.last().onsetMicros()).isEqualTo(11);
    assertThat(bed.last().evidence()).containsExactly(Bedside.evidence(12));
  }

  @Test
  void aConditionThatReturnsAtTheInstantOfItsOnsetGetsAnIdOfItsOwn() {
    bed.began("mild", 0);
    bed.ended("mild", 0);
    bed.began("mild", 0);

    bed.time(REFRACTORY);
    assertThat(bed.all).extracting(Alert::revision).containsExactly(0, 1, 0);
    assertThat(bed.last().alertId()).isNotEqualTo(bed.all.get(0).alertId());
  }
}
