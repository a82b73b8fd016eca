package io.lifesign.clinical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What must hold for a row to come to one leaf of a tree, by the features asked on the way, and
 * what each of them then contributes.
 *
 * @param steps one a feature
 */
record LeafRule(List<Step> steps, double value) {

  /** Beyond this the tables of contributions outgrow their use. */
  private static final int MOST_FEATURES = 8;

  private static final int MISS = 0;
  private static final int UNKNOWN = 2;

  LeafRule {
    steps = List.copyOf(steps);
    if (steps.size() > MOST_FEATURES) {
      throw new IllegalArgumentException(
          "A tree asks " + steps.size() + " features before a leaf; at most 8 are explained.");
    }
  }

  /**
   * One feature of the way, with all that is asked of it.
   *
   * @param asked the nodes that ask it, a bit each, numbered within their tree
   * @param left those of them that must send left
   * @param bothWays whether a row goes on both ways where the feature is not known
   * @param share of the training rows that each of those nodes sends on, multiplied
   */
  record Step(int feature, int asked, int left, boolean bothWays, double share) {

    /** How many states it can have: it misses the leaf, leads to it, or is not known. */
    int states() {
      return bothWays ? 3 : 2;
    }

    Step and(int node, boolean goesLeft, double rows) {
      return new Step(
          feature, asked | 1 << node, goesLeft ? left | 1 << node : left, bothWays, share * rows);
    }
  }

  /** What the leaf says on average over the training rows. */
  double mean() {
    return steps.stream().mapToDouble(Step::share).reduce(value, (a, b) -> a * b);
  }

  /** How many rows {@link #table} has. */
  int combinations() {
    return steps.stream().mapToInt(Step::states).reduce(1, (a, b) -> a * b);
  }

  /**
   * Contributions of the features, a row for every combination of their states, the first feature
   * changing fastest.
   */
  double[] table() {
    int n = steps.size();
    int rows = combinations();
    double[] table = new double[rows * n];
    int[] states = new int[n];
    for (int row = 0; row < rows; row++) {
      int rest = row;
      for (int k = 0; k < n; k++) {
        states[k] = rest % steps.get(k).states();
        rest /= steps.get(k).states();
      }
      for (int k = 0; k < n; k++) {
        table[row * n + k] = value * contribution(states, k);
      }
    }
    return table;
  }

  /**
   * Shapley value of one feature in the game whose players are the features of the way: a set of
   * them is worth the share of training rows that comes to the leaf when only those are known.
   */
  private double contribution(int[] states, int k) {
    if (states[k] == UNKNOWN) {
      return 0;
    }
    int n = states.length;
    // worth[s]: sum over the sets of s others of what they are worth without k
    double[] worth = new double[n];
    worth[0] = 1;
    int others = 0;
    for (int j = 0; j < n; j++) {
      if (j != k) {
        double share = steps.get(j).share();
        double known = known(states[j], share);
        for (int s = others; s >= 0; s--) {
          worth[s + 1] += worth[s] * known;
          worth[s] *= share;
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
    double share = steps.get(k).share();
    return sum * (known(states[k], share) - share);
  }

  private static double known(int state, double share) {
    return state == UNKNOWN ? share : state == MISS ? 0 : 1;
  }

  /** The rules of all leaves of a tree whose inner nodes are numbered from {@code root} on. */
  static List<LeafRule> of(BoostedTrees trees, int root) {
    List<LeafRule> rules = new ArrayList<>();
    collect(trees, root, root, List.of(), rules);
    return rules;
  }

  private static void collect(
      BoostedTrees trees, int root, int node, List<Step> way, List<LeafRule> rules) {
    if (node < 0) {
      rules.add(new LeafRule(way, trees.leafValue(node)));
      return;
    }
    int feature = trees.featureAt(node);
    boolean bothWays = trees.unknownAt(node) == BoostedTrees.Way.B;
    List<Step> others = new ArrayList<>(way);
    Step step = new Step(feature, 0, 0, bothWays, 1);
    for (Step before : way) {
      if (before.feature() == feature) {
        others.remove(before);
        step = before;
      }
    }
    if (step.bothWays() != bothWays) {
      throw new IllegalArgumentException(
          "A tree sends what is not known of one feature now one way, now both.");
    }
    double share = trees.rowsBelow(trees.leftOf(node)) / trees.rowsBelow(node);
    List<Step> left = new ArrayList<>(others);
    left.add(step.and(node - root, true, share));
    collect(trees, root, trees.leftOf(node), left, rules);
    List<Step> right = new ArrayList<>(others);
    right.add(step.and(node - root, false, 1 - share));
    collect(trees, root, trees.rightOf(node), right, rules);
  }
}
