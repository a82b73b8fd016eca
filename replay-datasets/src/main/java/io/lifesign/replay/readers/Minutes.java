package io.lifesign.replay.readers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was written down of one stay, by minute and parameter; -1 is missing and left out. */
final class Minutes {

  private static final Pattern TIME = Pattern.compile("(\\d+):([0-5]\\d)");
  private static final int MINUTES_PER_HOUR = 60;
  private static final double MISSING = -1;

  /** Values of one minute by parameter, each in the order of the file. */
  record Minute(Map<String, List<Double>> values) {

    /** The value of that place, null if there are fewer. */
    Double value(String parameter, int place) {
      List<Double> all = values.getOrDefault(parameter, List.of());
      return place < all.size() ? all.get(place) : null;
    }

    boolean has(String parameter) {
      return values.containsKey(parameter);
    }

    /** How often the most repeated parameter was written down. */
    int most() {
      return values.values().stream().mapToInt(List::size).max().orElse(0);
    }
  }

  private final TreeMap<Integer, Minute> minutes = new TreeMap<>();

  void add(String time, String parameter, String value) {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("time is not hh:mm: " + time);
    }
    double number = Double.parseDouble(value);
    if (number != MISSING) {
      int minute =
          Integer.parseInt(matcher.group(1)) * MINUTES_PER_HOUR
              + Integer.parseInt(matcher.group(2));
      minutes
          .computeIfAbsent(minute, at -> new Minute(new HashMap<>()))
          .values()
          .computeIfAbsent(parameter, name -> new ArrayList<>(1))
          .add(number);
    }
  }

  NavigableMap<Integer, Minute> byMinute() {
    return minutes;
  }
}
