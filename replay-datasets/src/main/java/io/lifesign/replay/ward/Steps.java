package io.lifesign.replay.ward;

import java.util.Map;
import java.util.TreeMap;

/** A value that changes at once and then stays. */
final class Steps<T> {

  private final TreeMap<Integer, T> values = new TreeMap<>();

  private Steps() {}

  static <T> Steps<T> of(T value) {
    return new Steps<T>().then("06:00", value);
  }

  Steps<T> then(String timeOfDay, T value) {
    values.put(WardTime.minute(timeOfDay), value);
    return this;
  }

  T at(double minute) {
    Map.Entry<Integer, T> entry = values.floorEntry((int) minute);
    return entry.getValue();
  }
}
