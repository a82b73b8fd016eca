package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

  private static final String HASH = "0123456789abcdef";
  private static final Rule FIRST = rule("first", 1, Priority.HIGH, false, List.of());
  private static final Rule SECOND = rule("second", 2, Priority.LOW, false, List.of("first"));

  @Test
  void rulesStandInRankOrder() {
    assertThat(new AlertRules(List.of(SECOND, FIRST), HASH).rules()).containsExactly(FIRST, SECOND);
  }

  @Test
  void theDefaultTimesAreThePublishedOnes() {
    AlertRules rules = new AlertRules(List.of(FIRST), HASH);

    assertThat(rules.refractoryMicros()).isEqualTo(900_000_000L);
    assertThat(rules.escalateAfterMicros())
        .isEqualTo(Map.of(Priority.HIGH, 300_000_000L, Priority.MEDIUM, 900_000_000L));
  }

  @Test
  void anUnknownRuleIsNamed() {
    assertThatThrownBy(() -> new AlertRules(List.of(FIRST), HASH).rule("third"))
        .hasMessage("Unknown rule third");
  }

  @Test
  void aRuleSetThatCannotWorkIsRefused() {
    Rule twin = rule("first", 3, Priority.LOW, false, List.of());
    Rule sameRank = rule("third", 1, Priority.LOW, false, List.of());
    Rule upsideDown = rule("zeroth", 0, Priority.LOW, false, List.of("first"));

    assertRefused(List.of(FIRST, twin), HASH, "Two rules of id first");
    assertRefused(List.of(FIRST, sameRank), HASH, "Two rules of rank 1: third");
    assertRefused(
        List.of(FIRST, upsideDown),
        HASH,
        "Rule zeroth is held back by first, which ranks not before it");
    assertRefused(List.of(FIRST), "beef", "A rule hash is 16 hex digits, not beef");
    assertThatThrownBy(() -> new AlertRules(List.of(FIRST), HASH, -1, Map.of(), Map.of()))
        .hasMessage("Negative refractory time: -1");
    assertThatThrownBy(
            () -> new AlertRules(List.of(FIRST), HASH, 0, Map.of(), Map.of(Priority.LOW, 0L)))
        .hasMessage("Escalation of LOW must take time: 0");
  }

  @Test
  void aRuleMayHaveARefractoryTimeOfItsOwn() {
    AlertRules rules =
        new AlertRules(
            List.of(FIRST, SECOND), HASH, 900_000_000, Map.of("second", 30_000_000L), Map.of());

    assertThat(rules.refractoryMicros("first")).isEqualTo(900_000_000);
    assertThat(rules.refractoryMicros("second")).isEqualTo(30_000_000);
  }

  private static void assertRefused(List<Rule> rules, String hash, String message) {
    assertThatThrownBy(() -> new AlertRules(rules, hash))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
