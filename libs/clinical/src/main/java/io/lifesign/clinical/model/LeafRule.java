package io.lifesign.clinical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold for a row to come to one leaf of a tree, as an interval of each feature asked on
 * the way, and what each then contributes.
 */
final class LeafRule {

  /** Beyond this the tables of contributions outgrow their use. */
  private static final int MOST_FEATURES = 8;

  final int[] features;
  final float[] above;
  final float[] upTo;

  /** How far a value that is not known comes to the leaf: 1, 0, or a share of both ways. */
  final double[] unknown;

  /** Contributions by which of the features lead to the leaf, a bit each. */
  final double[] table;

  /** What the leaf says on average over the training rows. */
  final double mean;

  private LeafRule(List<Step> steps, double value) {
    int n = steps.size();
    if (n > MOST_FEATURES) {
      throw new IllegalArgumentException(
          "A tree asks " + n + " features before a leaf; at most 8 are explained.");
    }
    features = new int[n];
    above = new float[n];
    upTo = new float[n];
    unknown = new double[n];
    double[] share = new double[n];
    double all = value;
    for (int k = 0; k < n; k++) {
      Step step = steps.get(k);
      features[k] = step.feature;
      above[k] = step.above;
      upTo[k] = step.upTo;
      unknown[k] = step.unknown;
      share[k] = step.share;
      all *= step.share;
    }
    mean = all;
    table = new double[n * (1 << n)];
    for (int mask = 0; mask < 1 << n; mask++) {
      for (int k = 0; k < n; k++) {
        table[mask * n + k] = value * contribution(share, mask, k);
      }
    }
  }

  /** One feature of the way, all its thresholds taken together. */
  record Step(int feature, float above, float upTo, double unknown, double share) {

    static Step any(int feature) {
      return new Step(feature, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 1, 1);
    }

    Step left(float threshold, double unknownGoes, double rows) {
      return new Step(
          feature, above, Math.min(upTo, threshold), unknown * unknownGoes, share * rows);
    }

    Step right(float threshold, double unknownGoes, double rows) {
      return new Step(
          feature, Math.max(above, threshold), upTo, unknown * unknownGoes, share * rows);
    }
  }

  /**
   * Shapley value of one feature in the game whose players are the features of the way: a set of
   * them is worth the share of training rows that comes to the leaf when only those are known.
   */
  private static double contribution(double[] share, int mask, int k) {
    int n = share.length;
    // worth[s]: sum over the sets of s others of what they are worth without k
    double[] worth = new double[n];
    worth[0] = 1;
    int others = 0;
    for (int j = 0; j < n; j++) {
      if (j != k) {
        double known = (mask >> j & 1) == 1 ? 1 : 0;
        for (int s = others; s >= 0; s--) {
          worth[s + 1] += worth[s] * known;
          worth[s] *= share[j];
        }
        others++;
      }
    }
    double sum = 0;
    double weight = 1.0 / n;
    for (int s = 0; s < n; s++) {
      sum += weight * worth[s];
      // s! (n - s - 1)! / n! from the one before
      weight *= s + 1 < n ? (s + 1.0) / (n - s - 1) : 0;
    }
    return sum * ((mask >> k & 1) - share[k]);
  }

  /** The rules of all leaves. */
  static List<LeafRule> of(BoostedTrees trees) {
    List<LeafRule> rules = new ArrayList<>();
    for (int root : trees.roots()) {
      collect(trees, root, List.of(), rules);
    }
    return rules;
  }

  private static void collect(BoostedTrees trees, int node, List<Step> way, List<LeafRule> rules) {
    if (node < 0) {
      rules.add(new LeafRule(way, trees.leafValue(node)));
      return;
    }
    double onLeft = trees.rowsBelow(trees.leftOf(node));
    double share = onLeft / trees.rowsBelow(node);
    double unknownLeft =
        switch (trees.unknownAt(node)) {
          case L -> 1;
          case R -> 0;
          case B -> share;
        };
    int feature = trees.featureAt(node);
    float threshold = trees.thresholdAt(node);
    List<Step> others = new ArrayList<>(way);
    int at = 0;
    while (at < others.size() && others.get(at).feature != feature) {
      at++;
    }
    Step step = at < others.size() ? others.remove(at) : Step.any(feature);
    List<Step> leftWay = new ArrayList<>(others);
    leftWay.add(step.left(threshold, unknownLeft, share));
    collect(trees, trees.leftOf(node), leftWay, rules);
    List<Step> rightWay = new ArrayList<>(others);
    rightWay.add(step.right(threshold, 1 - unknownLeft, 1 - share));
    collect(trees, trees.rightOf(node), rightWay, rules);
  }
}
