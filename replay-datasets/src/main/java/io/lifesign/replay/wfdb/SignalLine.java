package io.lifesign.replay.wfdb;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signal line of a header: file, format, gain, ADC resolution, ADC zero, initial value, checksum,
 * block size, description; from the gain on a line may end anywhere.
 */
final class SignalLine {

  private static final double DEFAULT_GAIN = 200;

  private static final Pattern FORMAT =
      Pattern.compile(
          "(?<number>\\d+)(?:x(?<perFrame>\\d+))?(?::(?<skew>\\d+))?(?:\\+(?<offset>\\d+))?");
  private static final Pattern GAIN =
      Pattern.compile("(?<gain>[\\d.eE+-]+)(?:\\((?<baseline>-?\\d+)\\))?(?:/(?<units>\\S+))?");

  private static final int ADC_ZERO = 4;
  private static final int INITIAL_VALUE = 5;
  private static final int CHECKSUM = 6;
  private static final int DESCRIPTION = 8;

  private SignalLine() {}

  static HeaderSignal parse(String line) {
    String[] fields = line.split("\\s+", DESCRIPTION + 1);
    if (fields.length < 2) {
      throw new IllegalArgumentException("a signal line has a file and a format");
    }
    Matcher format = match(FORMAT, "format", fields[1]);
    requireSimple(format);
    Matcher gain = match(GAIN, "gain", fields.length > 2 ? fields[2] : "0");
    int adcZero = whole("ADC zero", fields, ADC_ZERO).orElse(0);
    String offset = format.group("offset");
    return new HeaderSignal(
        file(fields[0]),
        sampleFormat(Numbers.whole("format", format.group("number"))),
        offset == null ? 0 : Numbers.whole("byte offset", offset),
        gain(Numbers.decimal("gain", gain.group("gain"))),
        gain.group("baseline") == null
            ? adcZero
            : Numbers.whole("baseline", gain.group("baseline")),
        gain.group("units") == null ? "mV" : gain.group("units"),
        whole("initial value", fields, INITIAL_VALUE),
        whole("checksum", fields, CHECKSUM),
        fields.length > DESCRIPTION ? fields[DESCRIPTION] : "");
  }

  private static Matcher match(Pattern pattern, String field, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(field + " cannot be read");
    }
    return matcher;
  }

  private static void requireSimple(Matcher format) {
    String perFrame = format.group("perFrame");
    if (perFrame != null && !perFrame.equals("1")) {
      throw new IllegalArgumentException("several samples a frame are not read");
    }
    String skew = format.group("skew");
    if (skew != null && !skew.equals("0")) {
      throw new IllegalArgumentException("skewed signals are not read");
    }
  }

  /** A header names files beside itself, never anywhere else. */
  private static String file(String name) {
    if (name.contains("/") || name.contains("\\") || name.startsWith("..")) {
      throw new IllegalArgumentException("the signal file is not in the header's folder");
    }
    return name;
  }

  private static SampleFormat sampleFormat(int number) {
    return SampleFormat.of(number)
        .orElseThrow(
            () ->
                new IllegalArgumentException("format " + number + " is not read; 16 and 212 are"));
  }

  private static double gain(double gain) {
    if (!(gain >= 0) || Double.isInfinite(gain)) {
      throw new IllegalArgumentException("gain is below 0");
    }
    return gain == 0 ? DEFAULT_GAIN : gain;
  }

  private static OptionalInt whole(String field, String[] fields, int at) {
    return fields.length > at
        ? OptionalInt.of(Numbers.whole(field, fields[at]))
        : OptionalInt.empty();
  }
}
