package io.lifesign.clinical.model;

import java.util.List;

/**
 * Says how much each feature contributed to what trees say of a row: the exact Shapley values of
 * path-dependent TreeSHAP (Lundberg SM et al., Nat Mach Intell 2020;2:56). They sum, with {@link
 * #base()}, to the log-odds. Computed beforehand for every leaf and every way in which the features
 * asked on the way to it can hold, so that a row costs one look-up a leaf. A feature that is not
 * known and was never missing in training contributes 0.
 */
public final class TreeExplainer {

  private final LeafRule[] rules;
  private final double base;

  /**
   * @throws IllegalArgumentException if the trees do not tell the rows of their leaves, or ask more
   *     than 8 features before one
   */
  public TreeExplainer(BoostedTrees trees) {
    if (!trees.countsRows()) {
      throw new IllegalArgumentException("Trees without the rows of their leaves explain nothing.");
    }
    List<LeafRule> all = LeafRule.of(trees);
    rules = all.toArray(LeafRule[]::new);
    base = all.stream().mapToDouble(rule -> rule.mean).sum();
  }

  /** Log-odds if nothing is known of a row: the mean over the training rows. */
  public double base() {
    return base;
  }

  /** Log-odds that each feature adds, in the order of the features. */
  public double[] contributions(float[] values) {
    double[] sums = new double[values.length];
    for (LeafRule rule : rules) {
      int n = rule.features.length;
      int mask = 0;
      int open = 0;
      for (int k = 0; k < n; k++) {
        float value = values[rule.features[k]];
        if (value > rule.above[k] && value <= rule.upTo[k]) {
          mask |= 1 << k;
        } else if (Float.isNaN(value) && rule.unknown[k] != 0) {
          if (rule.unknown[k] == 1) {
            mask |= 1 << k;
          } else {
            open |= 1 << k;
          }
        }
      }
      if (open == 0) {
        add(rule, mask, 1, sums);
      } else {
        spread(rule, mask, open, sums);
      }
    }
    return sums;
  }

  /** Contributions are linear in whether each feature holds, so a share is a weighted mean. */
  private static void spread(LeafRule rule, int mask, int open, double[] sums) {
    for (int some = open; ; some = (some - 1) & open) {
      double weight = 1;
      for (int k = 0; k < rule.features.length; k++) {
        if ((open >> k & 1) == 1) {
          weight *= (some >> k & 1) == 1 ? rule.unknown[k] : 1 - rule.unknown[k];
        }
      }
      add(rule, mask | some, weight, sums);
      if (some == 0) {
        return;
      }
    }
  }

  private static void add(LeafRule rule, int mask, double weight, double[] sums) {
    int n = rule.features.length;
    for (int k = 0; k < n; k++) {
      sums[rule.features[k]] += weight * rule.table[mask * n + k];
    }
  }
}
