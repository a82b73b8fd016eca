package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Acknowledgement.Kind;
import org.junit.jupiter.api.Test;

class AlertClosingTest {

  private static final long REFRACTORY = AlertRules.DEFAULT_REFRACTORY_MICROS;

  private final Bedside bed = new Bedside();

  @Test
  void aLethalAlarmStaysUntilAcknowledgedAfterItsConditionIsGone() {
    bed.began("lethal", 0);

    assertThat(bed.ended("lethal", MINUTE)).isEmpty();
    assertThat(bed.ack(Kind.ACKNOWLEDGED, 2 * MINUTE))
        .containsExactly("lethal 1 RESOLVED HIGH CONDITION_ENDED");
    assertThat(bed.last().atMicros()).isEqualTo(2 * MINUTE);
  }

  @Test
  void anAcknowledgedLethalAlarmStaysUntilItsConditionIsGone() {
    bed.began("lethal", 0);

    assertThat(bed.ack(Kind.ACKNOWLEDGED, MINUTE)).isEmpty();
    assertThat(bed.ended("lethal", 2 * MINUTE))
        .containsExactly("lethal 1 RESOLVED HIGH CONDITION_ENDED");
  }

  @Test
  void staffCannotCloseALethalAlarmWhileItsConditionHolds() {
    bed.began("lethal", 0);

    assertThat(bed.ack(Kind.RESOLVED, MINUTE)).isEmpty();
    assertThat(bed.ended("lethal", 2 * MINUTE))
        .containsExactly("lethal 1 RESOLVED HIGH CONDITION_ENDED");
  }

  @Test
  void staffCloseALethalAlarmWhoseConditionIsGone() {
    bed.began("lethal", 0);
    bed.ended("lethal", MINUTE);

    assertThat(bed.ack(Kind.RESOLVED, 2 * MINUTE))
        .containsExactly("lethal 1 RESOLVED HIGH CLOSED_BY_STAFF");
    bed.time(2 * MINUTE + REFRACTORY);
    assertThat(bed.state.idle()).isTrue();
  }

  @Test
  void aLethalConditionThatReturnsBeforeItsAcknowledgementIsTheSameAlarm() {
    bed.began("lethal", 0);
    bed.ended("lethal", MINUTE);

    assertThat(bed.began("lethal", 2 * MINUTE)).isEmpty();
    assertThat(bed.ack(Kind.ACKNOWLEDGED, 3 * MINUTE)).isEmpty();
    assertThat(bed.ended("lethal", 4 * MINUTE))
        .containsExactly("lethal 1 RESOLVED HIGH CONDITION_ENDED");
  }

  @Test
  void aLethalAlarmThatNobodyAcknowledgesEscalatesThoughItsConditionIsGone() {
    bed.began("lethal", 0);
    bed.ended("lethal", MINUTE);

    assertThat(bed.time(5 * MINUTE)).containsExactly("lethal 1 ESCALATED HIGH UNACKNOWLEDGED");
  }

  @Test
  void aFalseAlarmIsRetractedAndItsConditionMustEndBeforeTheNext() {
    bed.began("weak", 0);

    assertThat(bed.ack(Kind.FALSE_ALARM, MINUTE))
        .containsExactly("weak 1 RETRACTED MEDIUM FALSE_ALARM");
    assertThat(bed.began("weak", 60 * MINUTE)).isEmpty();
    assertThat(bed.time(600 * MINUTE)).isEmpty();
    assertThat(bed.state.idle()).isFalse();

    assertThat(bed.ended("weak", 601 * MINUTE)).isEmpty();
    assertThat(bed.began("weak", 602 * MINUTE)).isEmpty();
    assertThat(bed.time(601 * MINUTE + REFRACTORY))
        .containsExactly("weak 0 RAISED MEDIUM REFRACTORY_ENDED");
  }

  @Test
  void anAlertClosedByStaffNeedsItsConditionToEndBeforeTheNext() {
    bed.began("weak", 0);

    assertThat(bed.ack(Kind.RESOLVED, MINUTE))
        .containsExactly("weak 1 RESOLVED MEDIUM CLOSED_BY_STAFF");
    assertThat(bed.began("weak", 60 * MINUTE)).isEmpty();
    bed.ended("weak", 61 * MINUTE);
    assertThat(bed.began("weak", 61 * MINUTE + REFRACTORY)).containsExactly("weak 0 RAISED MEDIUM");
  }

  @Test
  void whatStaffSayToAnUnknownOrClosedAlertIsIgnored() {
    bed.began("weak", 0);
    String alertId = bed.last().alertId();

    assertThat(bed.state.active("nonsense")).isFalse();
    assertThat(bed.state.active(alertId)).isTrue();
    assertThat(bed.ack("nonsense", Kind.FALSE_ALARM, MINUTE)).isEmpty();
    bed.ended("weak", 2 * MINUTE);
    assertThat(bed.state.active(alertId)).isFalse();
    assertThat(bed.ack(alertId, Kind.FALSE_ALARM, 3 * MINUTE)).isEmpty();
  }

  @Test
  void anInputFromThePastCountsAsOfTheLastOne() {
    bed.began("weak", 10 * MINUTE);

    bed.ack(Kind.RESOLVED, 9 * MINUTE);
    assertThat(bed.last().atMicros()).isEqualTo(10 * MINUTE);
    assertThat(bed.state.lastActivityMicros()).isEqualTo(10 * MINUTE);
  }
}
