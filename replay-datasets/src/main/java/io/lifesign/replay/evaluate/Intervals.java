package io.lifesign.replay.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of samples, none overlapping, in their order. */
final class Intervals {

  /** From the first sample to the first behind. */
  record Interval(long from, long to) {

    long length() {
      return Math.max(0, to - from);
    }

    boolean meets(Interval other, long tolerance) {
      return from < other.to + tolerance && other.from < to + tolerance;
    }
  }

  private final List<Interval> merged = new ArrayList<>();

  Intervals(List<Interval> any) {
    List<Interval> sorted = new ArrayList<>(any);
    sorted.sort(Comparator.comparingLong(Interval::from));
    for (Interval next : sorted) {
      Interval last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && next.from() <= last.to()) {
        merged.set(merged.size() - 1, new Interval(last.from(), Math.max(last.to(), next.to())));
      } else if (next.length() > 0) {
        merged.add(next);
      }
    }
  }

  List<Interval> all() {
    return List.copyOf(merged);
  }

  boolean hold(long sample) {
    return merged.stream().anyMatch(one -> one.from() <= sample && sample < one.to());
  }

  boolean cover(Interval whole) {
    return merged.stream().anyMatch(one -> one.from() <= whole.from() && whole.to() <= one.to());
  }

  boolean meet(Interval other, long tolerance) {
    int low = 0;
    int high = merged.size();
    while (low < high) { // the first that ends behind its beginning
      int middle = (low + high) >>> 1;
      if (merged.get(middle).to() + tolerance > other.from()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < merged.size() && merged.get(low).meets(other, tolerance);
  }

  /** What of it lies within that stretch. */
  Intervals within(Interval bounds) {
    return new Intervals(
        merged.stream()
            .map(
                one ->
                    new Interval(
                        Math.max(one.from(), bounds.from()), Math.min(one.to(), bounds.to())))
            .filter(one -> one.length() > 0)
            .toList());
  }

  long length() {
    return merged.stream().mapToLong(Interval::length).sum();
  }

  long lengthShared(Intervals other) {
    return merged.stream().mapToLong(one -> other.within(one).length()).sum();
  }
}
