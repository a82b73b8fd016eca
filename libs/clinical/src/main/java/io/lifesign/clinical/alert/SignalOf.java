package io.lifesign.clinical.alert;

import java.util.List;

/** What a change says once its holding time is over. */
public final class SignalOf {

  private SignalOf() {}

  /**
   * @param change MET, CLEAR or STALE
   * @param heldMicros how long it has held
   * @throws IllegalArgumentException for a change that breaks a condition, or of an unknown rule
   */
  public static Signal change(RuleChange change, long heldMicros, List<Rule> rules) {
    Rule rule =
        rules.stream()
            .filter(candidate -> candidate.id().equals(change.ruleId()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Unknown rule " + change.ruleId()));
    return switch (change.kind()) {
      case MET -> signal(change, rule, Signal.Kind.BEGAN, heldMicros);
      case CLEAR -> signal(change, rule, Signal.Kind.ENDED, heldMicros);
      case STALE -> signal(change, rule, Signal.Kind.STALE, heldMicros);
      case UNMET, UNCLEAR ->
          throw new IllegalArgumentException(change.kind() + " begins and ends nothing");
    };
  }

  private static Signal signal(RuleChange change, Rule rule, Signal.Kind kind, long holdMicros) {
    return new Signal(
        change.patientId(),
        change.ruleId(),
        kind,
        change.atMicros() + holdMicros,
        change.atMicros(),
        rule.priority(),
        change.evidence(),
        change.sentence(),
        change.clears());
  }
}
