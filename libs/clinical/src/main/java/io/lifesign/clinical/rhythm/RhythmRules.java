package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.CanonicalText;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Rule;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rhythm rules in force: their bounds, when a pulse refutes them, and how their alerts live.
 *
 * @param rules in rank order
 */
public record RhythmRules(RhythmThresholds thresholds, LethalCheck check, List<Rule> rules)
    implements Serializable {

  /** The rule of a device whose records keep coming too late. */
  public static final String LATE_DEVICE = "late-ecg-device";

  /** Medium chain alarms (monitor makers' manuals): 30 s. */
  static final long CHAIN_REFRACTORY_MICROS = 30_000_000;

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int RANK_STEP = 10;

  public RhythmRules {
    rules = List.copyOf(rules);
  }

  /** The rules of docs/clinical-decisions.md. */
  public static RhythmRules standard() {
    return of(RhythmThresholds.standard(), LethalCheck.standard());
  }

  /** The same rules with other bounds. */
  public static RhythmRules of(RhythmThresholds thresholds, LethalCheck check) {
    return of(VERSION, thresholds, check);
  }

  /** The same rules with other bounds, as that version. */
  static RhythmRules of(int version, RhythmThresholds thresholds, LethalCheck check) {
    List<Rule> rules = new ArrayList<>();
    for (Rhythm rhythm : Rhythm.values()) {
      rules.add(
          new Rule(
              rhythm.ruleId(),
              version,
              rules.size() * RANK_STEP + RANK_STEP,
              rhythm.priority(),
              rhythm.technical(),
              rhythm.lethal(),
              0,
              0,
              suppressors(rhythm)));
    }
    int last = rules.size() * RANK_STEP + RANK_STEP;
    rules.add(new Rule(LATE_DEVICE, version, last, Priority.MEDIUM, true, false, 0, 0, List.of()));
    return new RhythmRules(thresholds, check, rules);
  }

  /** These rules with other bounds. */
  public RhythmRules with(RhythmThresholds other) {
    return new RhythmRules(other, check, rules);
  }

  /** While these hold, the ward is told of them alone. */
  private static List<String> suppressors(Rhythm rhythm) {
    return switch (rhythm) {
      case VENTRICULAR_FIBRILLATION, ASYSTOLE, VENTRICULAR_TACHYCARDIA -> List.of();
      case EXTREME_TACHYCARDIA ->
          ids(Rhythm.VENTRICULAR_FIBRILLATION, Rhythm.VENTRICULAR_TACHYCARDIA);
      case EXTREME_BRADYCARDIA -> ids(Rhythm.ASYSTOLE);
      case SIGNAL_LOST, LEAD_OFF, POOR_SIGNAL -> List.of();
      default ->
          ids(Rhythm.VENTRICULAR_FIBRILLATION, Rhythm.ASYSTOLE, Rhythm.VENTRICULAR_TACHYCARDIA);
    };
  }

  private static List<String> ids(Rhythm... rhythms) {
    return List.of(rhythms).stream().map(Rhythm::ruleId).toList();
  }

  /**
   * How the alerts of these rules live: a lethal one may ring again at once, atrial fibrillation
   * after the house's refractory time, all others after 30 s.
   */
  public AlertRules alertRules() {
    Map<String, Long> refractory = new TreeMap<>();
    for (Rhythm rhythm : Rhythm.values()) {
      if (rhythm != Rhythm.ATRIAL_FIBRILLATION) {
        refractory.put(rhythm.ruleId(), rhythm.lethal() ? 0 : CHAIN_REFRACTORY_MICROS);
      }
    }
    return new AlertRules(
        rules,
        hash(),
        AlertRules.DEFAULT_REFRACTORY_MICROS,
        refractory,
        AlertRules.DEFAULT_ESCALATE_AFTER_MICROS);
  }

  /** Every bound and every rule, a line each: equal rules have equal texts. */
  public String text() {
    StringBuilder text =
        new StringBuilder(CanonicalText.of("thresholds", thresholds))
            .append(CanonicalText.of("check", check));
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
