package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.CanonicalText;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Rule;
import java.io.Serializable;
import java.util.List;

/**
 * The deterioration rules in force: what each looks for and how its alerts live.
 *
 * @param rules in rank order
 */
public record DeteriorationRules(RuleThresholds thresholds, List<Rule> rules)
    implements Serializable {

  public static final String NEWS2_HIGH = "news2-high";
  public static final String NEWS2_RISING = "news2-rising";
  public static final String RED_SCORE = "red-score";
  public static final String QSOFA = "qsofa";
  public static final String SIRS = "sirs";
  public static final String SHOCK = "shock";
  public static final String PROGRESSIVE_HYPOXIA = "progressive-hypoxia";
  public static final String RESPIRATORY_DEPRESSION = "respiratory-depression";
  public static final String FEVER_TACHYCARDIA = "fever-tachycardia";
  public static final String SILENCE = "silence";
  public static final String PEWS_HIGH = "pews-high";
  public static final String PERSONAL_LIMIT = "personal-limit";
  public static final String LATE_DEVICE = "late-device";

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final long MINUTE_MICROS = 60_000_000;

  public DeteriorationRules {
    rules = List.copyOf(rules);
  }

  /** The rules of docs/clinical-decisions.md. Ranks are spaced, so that a new rule finds room. */
  public static DeteriorationRules standard() {
    return new DeteriorationRules(
        RuleThresholds.standard(),
        List.of(
            rule(RESPIRATORY_DEPRESSION, 10, Priority.HIGH, 0, 15),
            rule(SHOCK, 20, Priority.HIGH, 0, 15),
            rule(PROGRESSIVE_HYPOXIA, 30, Priority.HIGH, 0, 30),
            rule(NEWS2_HIGH, 40, Priority.HIGH, 5, 15),
            rule(PEWS_HIGH, 50, Priority.HIGH, 5, 15),
            rule(QSOFA, 60, Priority.MEDIUM, 0, 30),
            rule(SIRS, 70, Priority.MEDIUM, 0, 30),
            rule(NEWS2_RISING, 80, Priority.MEDIUM, 10, 15, NEWS2_HIGH),
            rule(RED_SCORE, 90, Priority.MEDIUM, 2, 15, NEWS2_HIGH),
            rule(PERSONAL_LIMIT, 100, Priority.MEDIUM, 2, 15),
            rule(FEVER_TACHYCARDIA, 110, Priority.LOW, 10, 30, SIRS),
            technical(SILENCE, 120),
            technical(LATE_DEVICE, 130)));
  }

  private static Rule rule(
      String id, int rank, Priority priority, int beginMinutes, int endMinutes, String... by) {
    return new Rule(
        id,
        VERSION,
        rank,
        priority,
        false,
        false,
        beginMinutes * MINUTE_MICROS,
        endMinutes * MINUTE_MICROS,
        List.of(by));
  }

  private static Rule technical(String id, int rank) {
    return new Rule(id, VERSION, rank, Priority.MEDIUM, true, false, 0, 0, List.of());
  }

  /**
   * The rule of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule rule(String id) {
    return alertRules().rule(id);
  }

  /** How the alerts of these rules live. */
  public AlertRules alertRules() {
    return new AlertRules(rules, hash());
  }

  /** Every threshold and every rule, a line each: equal rules have equal texts. */
  public String text() {
    StringBuilder text = new StringBuilder(CanonicalText.of("thresholds", thresholds));
    for (Rule rule : rules) {
      text.append(CanonicalText.of("rules." + rule.id(), rule));
    }
    return text.toString();
  }

  /** First 16 hex digits of the SHA-256 of {@link #text}. */
  public String hash() {
    return CanonicalText.hash(text());
  }
}
