package io.lifesign.clinical.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Says how much each feature contributed to what trees say of a row: the exact Shapley values of
 * path-dependent TreeSHAP (Lundberg SM et al., Nat Mach Intell 2020;2:56). They sum, with {@link
 * #base()}, to the log-odds. A feature that is not known and was never missing in training
 * contributes 0.
 *
 * <p>A hot kernel: the contributions of every leaf are computed beforehand for all states of the
 * features asked on the way to it, and lie in flat arrays, so that a row costs the questions of
 * each tree once and one look-up a leaf.
 */
public final class TreeExplainer {

  private static final int MOST_NODES = 31;

  private final BoostedTrees trees;
  private final double base;

  // by tree, one more than there are trees
  private final int[] firstNode;
  private final int[] firstLeaf;
  // by leaf
  private final int[] firstRow;
  // by step; every leaf has as many, the last ones of most are void: loops of one length are fast
  private final int width;
  private final int[] feature;
  private final int[] asked;
  private final int[] left;
  private final int[] stride;
  private final double[] table;

  /**
   * @throws IllegalArgumentException if the trees do not tell the rows of their leaves, or are
   *     larger than can be explained at little cost: 31 questions a tree, 8 features before a leaf
   */
  public TreeExplainer(BoostedTrees trees) {
    if (!trees.countsRows()) {
      throw new IllegalArgumentException("Trees without the rows of their leaves explain nothing.");
    }
    this.trees = trees;
    int[] roots = trees.roots();
    firstNode = new int[roots.length + 1];
    firstLeaf = new int[roots.length + 1];
    List<LeafRule> rules = new ArrayList<>();
    double constant = 0;
    for (int t = 0; t < roots.length; t++) {
      List<LeafRule> some = LeafRule.of(trees, roots[t]);
      constant += some.stream().mapToDouble(LeafRule::mean).sum();
      firstNode[t + 1] = firstNode[t] + some.size() - 1;
      if (some.size() - 1 > MOST_NODES) {
        throw new IllegalArgumentException("A tree asks more than 31 questions.");
      }
      rules.addAll(some);
      firstLeaf[t + 1] = rules.size();
    }
    base = constant;
    width = rules.stream().mapToInt(rule -> rule.steps().size()).max().orElse(0);
    firstRow = new int[rules.size()];
    feature = new int[rules.size() * width];
    asked = new int[rules.size() * width];
    left = new int[rules.size() * width];
    stride = new int[rules.size() * width];
    table = new double[rules.stream().mapToInt(LeafRule::combinations).sum() * width];
    int row = 0;
    for (int leaf = 0; leaf < rules.size(); leaf++) {
      firstRow[leaf] = row;
      row += lay(rules.get(leaf), leaf * width, row);
    }
  }

  private int lay(LeafRule rule, int start, int row) {
    List<LeafRule.Step> steps = rule.steps();
    int jump = width;
    for (int k = 0; k < steps.size(); k++) {
      LeafRule.Step step = steps.get(k);
      feature[start + k] = step.feature();
      asked[start + k] = step.asked();
      left[start + k] = step.left();
      stride[start + k] = jump;
      jump *= step.states();
    }
    double[] rows = rule.table();
    for (int i = 0; i < rule.combinations(); i++) {
      System.arraycopy(rows, i * steps.size(), table, row + i * width, steps.size());
    }
    return jump;
  }

  /** Log-odds if nothing is known of a row: the mean over the training rows. */
  public double base() {
    return base;
  }

  /** Log-odds that each feature adds, in the order of the features. */
  public double[] contributions(float[] values) {
    double[] sums = new double[values.length];
    for (int t = 0; t + 1 < firstNode.length; t++) {
      int goesLeft = 0;
      int open = 0;
      for (int node = firstNode[t]; node < firstNode[t + 1]; node++) {
        int bit = 1 << (node - firstNode[t]);
        float value = values[trees.featureAt(node)];
        if (trees.goesLeft(node, value)) {
          goesLeft |= bit;
        }
        if (Float.isNaN(value) && trees.unknownAt(node) == BoostedTrees.Way.B) {
          open |= bit;
        }
      }
      for (int leaf = firstLeaf[t]; leaf < firstLeaf[t + 1]; leaf++) {
        add(leaf, goesLeft, open, sums);
      }
    }
    return sums;
  }

  private void add(int leaf, int goesLeft, int open, double[] sums) {
    int from = leaf * width;
    int to = from + width;
    int row = firstRow[leaf];
    for (int step = from; step < to; step++) {
      int of = asked[step];
      int leads = ((goesLeft ^ left[step]) & of) == 0 ? 1 : 0;
      row += ((open & of) != 0 ? 2 : leads) * stride[step];
    }
    for (int step = from; step < to; step++) {
      sums[feature[step]] += table[row++];
    }
  }
}
