package io.lifesign.clinical.alert;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values of a rules file by their path, for example {@code vitals.thresholds.news2High.value}.
 * Each is taken once, checked for unit and range, and what nobody took is refused: a misspelt
 * threshold must not leave the standard one in force.
 */
public final class RuleValues {

  private static final String VALUE = ".value";
  private static final String UNIT = ".unit";

  private final Map<String, String> values;
  private final TreeSet<String> left;

  public RuleValues(Map<String, String> values) {
    this.values = new TreeMap<>(values);
    this.left = new TreeSet<>(values.keySet());
  }

  /** A whole number without a unit. */
  public int plain(String path, int lowest, int highest) {
    return whole(path, lowest, highest);
  }

  /**
   * A whole number in that unit.
   *
   * @throws RuleValueRefused if it is missing, in another unit, no whole number or out of range
   */
  public int whole(String path, String unit, int lowest, int highest) {
    requireUnit(path, unit);
    return whole(path + VALUE, lowest, highest);
  }

  /**
   * A number in that unit, times a factor: {@code 0.9} times 1,000 is 900.
   *
   * @throws RuleValueRefused if it is missing, in another unit or out of range, or if the product
   *     is not whole
   */
  public long scaled(String path, String unit, long factor, double lowest, double highest) {
    BigDecimal number = decimal(path, unit, lowest, highest);
    try {
      return number.multiply(BigDecimal.valueOf(factor)).longValueExact();
    } catch (ArithmeticException e) {
      throw new RuleValueRefused(
          path + VALUE, number.toPlainString() + " is finer than a " + factor + "th", e);
    }
  }

  /**
   * A number in that unit.
   *
   * @throws RuleValueRefused if it is missing, in another unit or out of range
   */
  public double number(String path, String unit, double lowest, double highest) {
    return decimal(path, unit, lowest, highest).doubleValue();
  }

  /**
   * One of the names of an enum.
   *
   * @throws RuleValueRefused if it is missing or none of them
   */
  public <E extends Enum<E>> E name(String path, Class<E> type) {
    String text = take(path);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new RuleValueRefused(
        path, text + " is none of " + String.join(", ", names(type.getEnumConstants())));
  }

  /**
   * Refuses two values that contradict each other.
   *
   * @param path of the one to look at
   */
  public void require(boolean sound, String path, String why) {
    if (!sound) {
      throw new RuleValueRefused(path + VALUE, why);
    }
  }

  /**
   * Refuses what nobody took.
   *
   * @throws RuleValueRefused naming the first such path
   */
  public void requireAllTaken() {
    if (!left.isEmpty()) {
      throw new RuleValueRefused(left.first(), "no rule knows this key");
    }
  }

  private BigDecimal decimal(String path, String unit, double lowest, double highest) {
    requireUnit(path, unit);
    String text = take(path + VALUE);
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.doubleValue() >= lowest && number.doubleValue() <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new RuleValueRefused(path + VALUE, text + " is no number", e);
    }
    throw new RuleValueRefused(
        path + VALUE, text + " is not from " + lowest + " to " + highest + " " + unit);
  }

  private int whole(String path, int lowest, int highest) {
    String text = take(path);
    try {
      int number = Integer.parseInt(text);
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new RuleValueRefused(path, text + " is no whole number", e);
    }
    throw new RuleValueRefused(path, text + " is not from " + lowest + " to " + highest);
  }

  private void requireUnit(String path, String unit) {
    String text = take(path + UNIT);
    if (!text.equals(unit)) {
      throw new RuleValueRefused(path + UNIT, text + " is not the unit of this value: " + unit);
    }
  }

  private String take(String path) {
    String text = values.get(path);
    if (text == null) {
      throw new RuleValueRefused(path, "is missing");
    }
    left.remove(path);
    return text;
  }

  private static String[] names(Enum<?>... constants) {
    String[] names = new String[constants.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = constants[i].name();
    }
    return names;
  }
}
