package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertRaisingTest {

  private final Bedside bed = new Bedside();

  @Test
  void aConditionThatBeginsRaisesRevisionZeroWithAllThatIsKnown() {
    bed.profile(0, "icu");

    assertThat(bed.began("strong", 7)).containsExactly("strong 0 RAISED HIGH");

    UUID id = UUID.nameUUIDFromBytes("strong|p1|7".getBytes(StandardCharsets.UTF_8));
    assertThat(bed.last())
        .isEqualTo(
            new Alert(
                id.toString(),
                0,
                "p1",
                "strong",
                1,
                "0123456789abcdef",
                Priority.HIGH,
                false,
                AlertStatus.RAISED,
                7,
                7,
                "icu",
                "icu-1",
                List.of(Bedside.evidence(7)),
                "strong seen at 7",
                "strong gone",
                null));
  }

  @Test
  void aConditionThatBeginsAgainWhileItsAlertIsActiveSaysNothingNew() {
    bed.began("strong", 0);

    assertThat(bed.began("strong", MINUTE)).isEmpty();
  }

  @Test
  void aHigherPriorityEscalatesWithTheNewEvidenceAndTheOldOnset() {
    bed.began("mild", 0, Priority.LOW);

    assertThat(bed.began("mild", MINUTE, Priority.MEDIUM))
        .containsExactly("mild 1 ESCALATED MEDIUM PRIORITY_ROSE");
    assertThat(bed.last().evidence()).containsExactly(Bedside.evidence(MINUTE));
    assertThat(bed.last().onsetMicros()).isZero();
    assertThat(bed.began("mild", 2 * MINUTE, Priority.LOW)).isEmpty();
  }

  @Test
  void laterRevisionsCarryTheLatestEvidenceAndTheWardInForce() {
    bed.profile(0, "ward");
    bed.began("mild", 0);
    bed.began("mild", MINUTE);
    bed.profile(2 * MINUTE, "icu");
    bed.ended("mild", 3 * MINUTE);

    assertThat(bed.last().evidence()).containsExactly(Bedside.evidence(MINUTE));
    assertThat(bed.last().sentence()).isEqualTo("mild seen at " + MINUTE);
    assertThat(bed.last().clears()).isEqualTo("mild gone");
    assertThat(bed.last().wardId()).isEqualTo("icu");
    assertThat(bed.last().bedId()).isEqualTo("icu-1");
    assertThat(bed.last().atMicros()).isEqualTo(3 * MINUTE);
  }

  @Test
  void staleValuesAreSaidOnceUntilSomethingFreshComes() {
    bed.began("weak", 0);

    assertThat(bed.stale("weak", MINUTE)).containsExactly("weak 1 AMENDED MEDIUM STALE");
    assertThat(bed.stale("weak", 2 * MINUTE)).isEmpty();
    assertThat(bed.began("weak", 3 * MINUTE)).isEmpty();
    assertThat(bed.stale("weak", 4 * MINUTE)).containsExactly("weak 2 AMENDED MEDIUM STALE");
    assertThat(bed.ended("weak", 5 * MINUTE))
        .containsExactly("weak 3 RESOLVED MEDIUM CONDITION_ENDED");
  }

  @Test
  void anEndOrStalenessWithoutABeginSaysNothingAndLeavesNothing() {
    assertThat(bed.ended("weak", 0)).isEmpty();
    assertThat(bed.stale("weak", 0)).isEmpty();
    assertThat(bed.state.idle()).isTrue();
  }

  @Test
  void aSignalOfAnUnknownRuleIsRefusedByName() {
    assertThatThrownBy(() -> bed.began("nonsense", 0, Priority.LOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown rule nonsense");
  }
}
