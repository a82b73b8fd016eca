package io.lifesign.clinical.alert;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The rules in force and how their alerts live. Rules stand in rank order, and a rule that holds
 * another back ranks before it, so that of two conditions of one instant the stronger one speaks.
 *
 * @param rules in rank order
 * @param hash SHA-256 of the rule set, first 16 hex digits
 * @param refractoryMicros how long after an end the same rule stays quiet, us
 * @param refractoryMicrosByRule the same for single rules, by id, us
 * @param escalateAfterMicros how long an alert may go unacknowledged by priority, us; a priority
 *     that is absent never escalates
 */
public record AlertRules(
    List<Rule> rules,
    String hash,
    long refractoryMicros,
    Map<String, Long> refractoryMicrosByRule,
    Map<Priority, Long> escalateAfterMicros)
    implements Serializable {

  /** Same rule, same patient: docs/clinical-decisions.md, "Alert life cycle". */
  public static final long DEFAULT_REFRACTORY_MICROS = micros(15);

  /** HIGH 5 min, MEDIUM 15 min, LOW never. */
  public static final Map<Priority, Long> DEFAULT_ESCALATE_AFTER_MICROS =
      Map.of(Priority.HIGH, micros(5), Priority.MEDIUM, micros(15));

  private static final long serialVersionUID = 1;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");

  public AlertRules {
    rules = rules.stream().sorted(Comparator.comparingInt(Rule::rank)).toList();
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException("A rule hash is 16 hex digits, not " + hash);
    }
    refractoryMicrosByRule = new TreeMap<>(refractoryMicrosByRule);
    requireNotNegative(refractoryMicros);
    refractoryMicrosByRule.values().forEach(AlertRules::requireNotNegative);
    for (Map.Entry<Priority, Long> limit : escalateAfterMicros.entrySet()) {
      if (limit.getValue() <= 0) {
        throw new IllegalArgumentException(
            "Escalation of " + limit.getKey() + " must take time: " + limit.getValue());
      }
    }
    Map<Priority, Long> limits = new EnumMap<>(Priority.class);
    limits.putAll(escalateAfterMicros);
    escalateAfterMicros = Collections.unmodifiableMap(limits);
    requireOrder(rules);
  }

  /** With the default times. */
  public AlertRules(List<Rule> rules, String hash) {
    this(rules, hash, DEFAULT_REFRACTORY_MICROS, Map.of(), DEFAULT_ESCALATE_AFTER_MICROS);
  }

  /**
   * The rule of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule rule(String id) {
    for (Rule rule : rules) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("Unknown rule " + id);
  }

  /** How long after an end that rule stays quiet, us. */
  long refractoryMicros(String ruleId) {
    return refractoryMicrosByRule.getOrDefault(ruleId, refractoryMicros);
  }

  /** When an alert raised at that time escalates unless acknowledged; never is the maximum. */
  long escalateAtMicros(Priority priority, long raisedAtMicros) {
    Long after = escalateAfterMicros.get(priority);
    return after == null ? Long.MAX_VALUE : raisedAtMicros + after;
  }

  boolean has(String id) {
    return rules.stream().anyMatch(rule -> rule.id().equals(id));
  }

  private static void requireNotNegative(long micros) {
    if (micros < 0) {
      throw new IllegalArgumentException("Negative refractory time: " + micros);
    }
  }

  private static void requireOrder(List<Rule> rules) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (i > 0 && rules.get(i - 1).rank() == rule.rank()) {
        throw new IllegalArgumentException("Two rules of rank " + rule.rank() + ": " + rule.id());
      }
      for (String suppressor : rule.suppressedBy()) {
        if (!seen.contains(suppressor)) {
          throw new IllegalArgumentException(
              "Rule "
                  + rule.id()
                  + " is held back by "
                  + suppressor
                  + ", which ranks not before it");
        }
      }
      if (!seen.add(rule.id())) {
        throw new IllegalArgumentException("Two rules of id " + rule.id());
      }
    }
  }

  private static long micros(long minutes) {
    return Duration.ofMinutes(minutes).toNanos() / 1_000;
  }
}
