package io.lifesign.lake.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as people read them. */
final class Words {

  private static final double SECONDS_A_MINUTE = 60;

  private Words() {}

  /** At most two decimals, none where they are zero. */
  static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0
        ? "0"
        : String.format(Locale.ROOT, "%,.2f", rounded).replaceFirst("\\.?0+$", "");
  }

  /** A share of a whole, %; of nothing it is not a share. */
  static String percent(double part, double whole) {
    return whole == 0 ? "none" : number(Math.round(1000.0 * part / whole) / 10.0) + " %";
  }

  /** {@code 1 alarm}, {@code 3 alarms}. */
  static String count(double count, String one) {
    return number(count) + " " + one + (count == 1 ? "" : "s");
  }

  /** A time to the minute, whatever stood behind it; other texts as they are. */
  static String cell(String text) {
    return text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d):\\d\\d.*$", "$1 $2");
  }

  static String duration(double seconds) {
    return seconds < 2 * SECONDS_A_MINUTE
        ? count(seconds, "second")
        : number(Math.round(seconds / SECONDS_A_MINUTE)) + " minutes";
  }

  /** {@code ventricular-tachycardia} as words. */
  static String rule(String id) {
    return id.replace('-', ' ');
  }
}
