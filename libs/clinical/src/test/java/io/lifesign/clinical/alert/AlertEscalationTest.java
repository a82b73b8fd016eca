package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Acknowledgement.Kind;
import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import org.junit.jupiter.api.Test;

class AlertEscalationTest {

  private final Bedside bed = new Bedside();

  @Test
  void aHighAlertThatNobodyAcknowledgesEscalatesOnceAfterFiveMinutes() {
    bed.began("strong", 0);

    assertThat(bed.time(5 * MINUTE - 1)).isEmpty();
    assertThat(bed.time(5 * MINUTE)).containsExactly("strong 1 ESCALATED HIGH UNACKNOWLEDGED");
    assertThat(bed.time(600 * MINUTE)).isEmpty();
  }

  @Test
  void aMediumAlertBecomesHighAfterFifteenMinutes() {
    bed.began("weak", 0);

    assertThat(bed.time(15 * MINUTE - 1)).isEmpty();
    assertThat(bed.time(15 * MINUTE)).containsExactly("weak 1 ESCALATED HIGH UNACKNOWLEDGED");
    assertThat(bed.time(600 * MINUTE)).isEmpty();
  }

  @Test
  void aLowAlertNeverEscalates() {
    bed.began("mild", 0);

    assertThat(bed.state.nextDueMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(bed.time(600 * MINUTE)).isEmpty();
  }

  @Test
  void anAcknowledgementAtTheLastInstantStopsIt() {
    bed.began("strong", 0);

    assertThat(bed.ack(Kind.ACKNOWLEDGED, 5 * MINUTE)).isEmpty();
    assertThat(bed.time(600 * MINUTE)).isEmpty();
    assertThat(bed.state.idle()).isFalse();
  }

  @Test
  void anAcknowledgementAfterItComesTooLate() {
    bed.began("strong", 0);

    assertThat(bed.ack(Kind.ACKNOWLEDGED, 5 * MINUTE + 1))
        .containsExactly("strong 1 ESCALATED HIGH UNACKNOWLEDGED");
    assertThat(bed.last().atMicros()).isEqualTo(5 * MINUTE);
  }

  @Test
  void timeCountsFromTheRaisingNotFromTheOnset() {
    bed.profile(0, "icu", new AlarmPause(0, 10 * MINUTE));
    bed.began("strong", 0);

    bed.time(10 * MINUTE);
    assertThat(bed.time(15 * MINUTE - 1)).isEmpty();
    assertThat(bed.time(15 * MINUTE)).containsExactly("strong 1 ESCALATED HIGH UNACKNOWLEDGED");
  }

  @Test
  void aRisenPriorityNeedsAnAcknowledgementOfItsOwn() {
    bed.began("weak", 0);
    bed.ack(Kind.ACKNOWLEDGED, MINUTE);
    bed.began("weak", 2 * MINUTE, Priority.HIGH);

    assertThat(bed.time(7 * MINUTE - 1)).isEmpty();
    assertThat(bed.time(7 * MINUTE)).containsExactly("weak 2 ESCALATED HIGH UNACKNOWLEDGED");
  }

  @Test
  void aRisenPriorityNeverPutsOffAnEscalation() {
    bed.began("weak", 0);
    bed.began("weak", 14 * MINUTE, Priority.HIGH);

    assertThat(bed.time(15 * MINUTE)).containsExactly("weak 2 ESCALATED HIGH UNACKNOWLEDGED");
    assertThat(bed.time(600 * MINUTE)).isEmpty();
  }

  @Test
  void aResolvedAlertDoesNotEscalate() {
    bed.began("strong", 0);
    bed.ended("strong", MINUTE);

    assertThat(bed.time(600 * MINUTE)).isEmpty();
  }

  @Test
  void whatIsDueAtOneInstantComesInRankOrder() {
    bed.began("lethal", 0);
    bed.began("weak", 0, Priority.HIGH);
    bed.began("strong", 0);

    assertThat(bed.time(5 * MINUTE))
        .containsExactly(
            "strong 1 ESCALATED HIGH UNACKNOWLEDGED",
            "weak 1 ESCALATED HIGH UNACKNOWLEDGED",
            "lethal 1 ESCALATED HIGH UNACKNOWLEDGED");
  }
}
