package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Rule;
import io.lifesign.clinical.alert.RuleValues;
import io.lifesign.clinical.vitals.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a rules file that is about vital signs. What is not in it (ranks, which rule holds
 * which back) is how the rules are built, not how they are set.
 */
public final class DeteriorationFile {

  private static final String THRESHOLDS = "vitals.thresholds.";
  private static final String VALIDITY = "vitals.validity.";
  private static final String RULES = "vitals.rules.";
  private static final String POINTS = "points";
  private static final String MINUTES = "min";
  private static final String SECONDS = "s";
  private static final String RATE = "/min";
  private static final String PERCENT = "%";
  private static final String RATIO = "1";
  private static final String PRESSURE = "mm[Hg]";
  private static final int DAY_MINUTES = 1_440;
  private static final int WEEK_MINUTES = 10_080;
  private static final int DAY_SECONDS = 86_400;
  private static final int HIGHEST_RATE = 300;
  private static final long MICROS = 1_000_000;

  private final RuleValues values;

  private DeteriorationFile(RuleValues values) {
    this.values = values;
  }

  /**
   * The rules that these values describe.
   *
   * @param version of the file, told by every alert
   * @throws io.lifesign.clinical.alert.RuleValueRefused naming the value that is missing or cannot
   *     be
   */
  public static DeteriorationRules rules(RuleValues values, int version) {
    DeteriorationFile file = new DeteriorationFile(values);
    RuleThresholds thresholds = file.thresholds();
    file.requireSense(thresholds);
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : DeteriorationRules.standard().rules()) {
      rules.add(file.rule(rule, version));
    }
    return new DeteriorationRules(thresholds, rules);
  }

  private RuleThresholds thresholds() {
    return new RuleThresholds(
        whole("news2High", POINTS, 1, 20),
        whole("news2Clear", POINTS, 0, 20),
        whole("risingPoints", POINTS, 1, 20),
        whole("risingClearPoints", POINTS, 0, 20),
        whole("risingWindow", MINUTES, 1, DAY_MINUTES),
        whole("redPoints", POINTS, 1, 3),
        whole("qsofaPositive", POINTS, 1, 3),
        whole("sirsPositive", POINTS, 1, 4),
        scaled("shockIndex", RATIO, 1_000, 0.1, 10),
        scaled("shockRise", RATIO, 1_000, 0, 10),
        scaled("shockClear", RATIO, 1_000, 0.1, 10),
        whole("systolicFall", PRESSURE, 0, 200),
        whole("shockWindow", MINUTES, 1, DAY_MINUTES),
        whole("hypoxiaBands", POINTS, 1, 3),
        whole("hypoxiaWindow", MINUTES, 1, DAY_MINUTES),
        whole("depressionRate", RATE, 1, 80),
        whole("depressionFall", RATE, 0, 80),
        whole("depressionWindow", MINUTES, 1, DAY_MINUTES),
        whole("depressionSpo2", PERCENT, 40, 100),
        whole("depressionSpo2Scale2", PERCENT, 40, 100),
        whole("graveRate", RATE, 0, 80),
        whole("graveFor", SECONDS, 0, DAY_SECONDS),
        whole("depressionClearRate", RATE, 1, 80),
        scaled("fever", "Cel", 10, 25, 45),
        whole("feverPulse", RATE, 0, HIGHEST_RATE),
        whole("silence", SECONDS, 1, DAY_SECONDS),
        whole("spotSilence", PERCENT, 100, 1_000),
        whole("pewsHigh", POINTS, 1, 26),
        validity(),
        whole("schedule", MINUTES, 1, DAY_MINUTES));
  }

  private Validity validity() {
    List<Integer> continuous = new ArrayList<>();
    List<Integer> spot = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      String path = VALIDITY + parameter.name();
      continuous.add(values.whole(path + ".continuous", MINUTES, 1, WEEK_MINUTES));
      spot.add(values.whole(path + ".spot", MINUTES, 1, WEEK_MINUTES));
    }
    return new Validity(continuous, spot);
  }

  /** A condition that clears above where it is met would begin and end at once. */
  private void requireSense(RuleThresholds t) {
    sense(t.news2Clear() < t.news2High(), "news2Clear", "is not below news2High");
    sense(
        t.risingClearPoints() < t.risingPoints(), "risingClearPoints", "is not below risingPoints");
    sense(
        t.shockClearThousandths() <= t.shockIndexThousandths(),
        "shockClear",
        "is above shockIndex");
    sense(t.graveRate() <= t.depressionRate(), "graveRate", "is above depressionRate");
    sense(
        t.depressionClearRate() > t.depressionRate(),
        "depressionClearRate",
        "is not above depressionRate");
  }

  private Rule rule(Rule rule, int version) {
    String path = RULES + rule.id();
    Priority priority = values.name(path + ".priority", Priority.class);
    return new Rule(
        rule.id(),
        version,
        rule.rank(),
        priority,
        rule.technical(),
        rule.latching(),
        values.whole(path + ".begin", SECONDS, 0, DAY_SECONDS) * MICROS,
        values.whole(path + ".end", SECONDS, 0, DAY_SECONDS) * MICROS,
        rule.suppressedBy());
  }

  private int whole(String name, String unit, int lowest, int highest) {
    return values.whole(THRESHOLDS + name, unit, lowest, highest);
  }

  private int scaled(String name, String unit, int factor, double lowest, double highest) {
    return Math.toIntExact(values.scaled(THRESHOLDS + name, unit, factor, lowest, highest));
  }

  private void sense(boolean sound, String name, String why) {
    values.require(sound, THRESHOLDS + name, why);
  }
}
