package io.lifesign.clinical.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient-boosted decision trees for a yes-or-no question, read from a small text: a header line
 * {@code trees 1}, a line of feature names, then one line a tree: the number of its inner nodes,
 * for each of them feature, threshold, left and right child (a negative child {@code c} is leaf
 * {@code -c - 1}), and the values of its leaves.
 *
 * <p>Under the header {@code trees 2} each node tells behind its children where a value that is not
 * known (NaN) goes, {@code L}, {@code R} or {@code B}, and the values of the leaves are followed by
 * how many rows of the training data each holds. {@code B} stands where training saw no value
 * missing: the tree then says the mean of what it says on both ways, by their rows. Under {@code
 * trees 1} a NaN goes right.
 */
public final class BoostedTrees {

  private static final String HEADER = "trees 1";
  private static final String HEADER_OF_MISSING = "trees 2";

  /** Where a value that is not known goes. */
  enum Way {
    L,
    R,
    B
  }

  private final List<String> features;
  private final int[] root;
  private final short[] feature;
  private final float[] threshold;
  private final int[] left;
  private final int[] right;
  private final float[] leaf;
  private final Way[] unknown;
  private final int[] rows;
  private final int[] rowsOfNode;

  private BoostedTrees(List<String> features, List<String> trees, boolean missing) {
    this.features = features;
    int width = missing ? 5 : 4;
    int nodes = 0;
    int leaves = 0;
    String[][] parts = new String[trees.size()][];
    for (int t = 0; t < parts.length; t++) {
      parts[t] = trees.get(t).trim().split(" ");
      int inner = Integer.parseInt(parts[t][0]);
      nodes += inner;
      leaves += inner + 1;
    }
    root = new int[parts.length];
    feature = new short[nodes];
    threshold = new float[nodes];
    left = new int[nodes];
    right = new int[nodes];
    leaf = new float[leaves];
    unknown = missing ? new Way[nodes] : null;
    rows = missing ? new int[leaves] : null;
    rowsOfNode = missing ? new int[nodes] : null;
    int node = 0;
    int value = 0;
    for (int t = 0; t < parts.length; t++) {
      String[] p = parts[t];
      int inner = Integer.parseInt(p[0]);
      root[t] = inner == 0 ? -value - 1 : node;
      for (int i = 0; i < inner; i++) {
        feature[node + i] = Short.parseShort(p[1 + width * i]);
        threshold[node + i] = Float.parseFloat(p[2 + width * i]);
        left[node + i] = child(p[3 + width * i], node, value);
        right[node + i] = child(p[4 + width * i], node, value);
        if (missing) {
          unknown[node + i] = Way.valueOf(p[5 + width * i]);
        }
      }
      for (int i = 0; i <= inner; i++) {
        leaf[value + i] = Float.parseFloat(p[1 + width * inner + i]);
        if (missing) {
          rows[value + i] = Integer.parseInt(p[2 + width * inner + inner + i]);
        }
      }
      node += inner;
      value += inner + 1;
    }
    if (missing) {
      for (int start : root) {
        countRows(start);
      }
    }
  }

  private int countRows(int node) {
    if (node < 0) {
      return rows[-node - 1];
    }
    rowsOfNode[node] = countRows(left[node]) + countRows(right[node]);
    return rowsOfNode[node];
  }

  private static int child(String text, int node, int value) {
    int child = Integer.parseInt(text);
    return child >= 0 ? node + child : child - value;
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  public static BoostedTrees parse(List<String> lines) {
    boolean missing = !lines.isEmpty() && lines.get(0).equals(HEADER_OF_MISSING);
    if (lines.size() < 2 || !missing && !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("A model begins with the line \"" + HEADER + "\".");
    }
    return new BoostedTrees(
        List.of(lines.get(1).split(" ")), lines.subList(2, lines.size()), missing);
  }

  /**
   * Reads a model that lies beside a class.
   *
   * @throws IllegalStateException if there is none, or if it was made for other features: a model
   *     and the code that feeds it go together
   */
  public static BoostedTrees beside(Class<?> owner, String name, List<String> expectedFeatures) {
    BoostedTrees trees = beside(owner, name);
    if (!trees.features.equals(expectedFeatures)) {
      throw new IllegalStateException(
          "The model " + name + " was trained on other features than the code computes.");
    }
    return trees;
  }

  private static BoostedTrees beside(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The model " + name + " is not there.");
      }
      List<String> lines = new ArrayList<>();
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return parse(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the features, in their order. */
  public List<String> features() {
    return features;
  }

  /** Sum of the trees: the logarithm of the odds. */
  public double logOdds(float[] values) {
    if (unknown != null) {
      return logOddsOfMissing(values);
    }
    double sum = 0;
    for (int node : root) {
      while (node >= 0) {
        node = values[feature[node]] <= threshold[node] ? left[node] : right[node];
      }
      sum += leaf[-node - 1];
    }
    return sum;
  }

  private double logOddsOfMissing(float[] values) {
    double sum = 0;
    for (int node : root) {
      sum += said(node, values);
    }
    return sum;
  }

  private double said(int start, float[] values) {
    int node = start;
    while (node >= 0) {
      float value = values[feature[node]];
      if (Float.isNaN(value) && unknown[node] == Way.B) {
        double onLeft = rowsBelow(left[node]);
        double onRight = rowsBelow(right[node]);
        return (onLeft * said(left[node], values) + onRight * said(right[node], values))
            / (onLeft + onRight);
      }
      node = goesLeft(node, value) ? left[node] : right[node];
    }
    return leaf[-node - 1];
  }

  boolean goesLeft(int node, float value) {
    return Float.isNaN(value) ? unknown[node] == Way.L : value <= threshold[node];
  }

  /** Training rows that came by here. */
  double rowsBelow(int node) {
    return node < 0 ? rows[-node - 1] : rowsOfNode[node];
  }

  /** Whether the text tells what explanations need. */
  boolean countsRows() {
    return rows != null;
  }

  int[] roots() {
    return root.clone();
  }

  int featureAt(int node) {
    return feature[node];
  }

  float thresholdAt(int node) {
    return threshold[node];
  }

  Way unknownAt(int node) {
    return unknown[node];
  }

  int leftOf(int node) {
    return left[node];
  }

  int rightOf(int node) {
    return right[node];
  }

  /** Value of the leaf that a negative child names. */
  float leafValue(int child) {
    return leaf[-child - 1];
  }

  /** Probability of yes on the data that the model was trained on, as it was weighted, 0-1. */
  public double probability(float[] values) {
    return 1 / (1 + StrictMath.exp(-logOdds(values)));
  }
}
