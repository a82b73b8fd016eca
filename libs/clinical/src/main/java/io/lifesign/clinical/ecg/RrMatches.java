package io.lifesign.clinical.ecg;

import java.util.Arrays;

/**
 * Counts of how far intervals of a {@link RrHistory} lie apart, and pairs of successive ones, kept
 * up to date with each interval, so that the entropy costs no comparison of all with all. Derived
 * from the history: not part of the state. Mutable.
 */
final class RrMatches {

  /** Differences up to here are told apart, samples. */
  static final int WIDEST = 64;

  private final int[] one = new int[WIDEST + 1];
  private final int[] two = new int[WIDEST + 1];

  void clear() {
    Arrays.fill(one, 0);
    Arrays.fill(two, 0);
  }

  /** Counts anew. */
  void count(RrHistory rr) {
    clear();
    for (int back = rr.size() - 1; back >= 2; back--) {
      for (int other = back - 1; other >= 1; other--) {
        pair(rr, back, other, 1);
      }
    }
  }

  /** The newest interval gave the one before it a successor. */
  void addNewest(RrHistory rr) {
    for (int back = 2; back < rr.size(); back++) {
      pair(rr, back, 1, 1);
    }
  }

  /** The oldest interval is about to go. */
  void removeOldest(RrHistory rr) {
    int oldest = rr.size() - 1;
    for (int back = 1; back < oldest; back++) {
      pair(rr, oldest, back, -1);
    }
  }

  private void pair(RrHistory rr, int a, int b, int sign) {
    int apart = Math.abs(rr.back(a) - rr.back(b));
    if (apart < WIDEST) {
      one[apart] += sign;
      int both = Math.max(apart, Math.abs(rr.back(a - 1) - rr.back(b - 1)));
      two[Math.min(both, WIDEST)] += sign;
    }
  }

  /** Pairs of intervals less than that apart. */
  int one(int tolerance) {
    return sum(one, tolerance);
  }

  /** Of these, pairs whose successors are less than that apart too. */
  int two(int tolerance) {
    return sum(two, tolerance);
  }

  private static int sum(int[] counts, int tolerance) {
    int sum = 0;
    for (int i = 0; i < tolerance; i++) {
      sum += counts[i];
    }
    return sum;
  }
}
