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
 */
public final class BoostedTrees {

  private static final String HEADER = "trees 1";

  private final List<String> features;
  private final int[] root;
  private final short[] feature;
  private final float[] threshold;
  private final int[] left;
  private final int[] right;
  private final float[] leaf;

  private BoostedTrees(List<String> features, List<String> trees) {
    this.features = features;
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
    int node = 0;
    int value = 0;
    for (int t = 0; t < parts.length; t++) {
      String[] p = parts[t];
      int inner = Integer.parseInt(p[0]);
      root[t] = inner == 0 ? -value - 1 : node;
      for (int i = 0; i < inner; i++) {
        feature[node + i] = Short.parseShort(p[1 + 4 * i]);
        threshold[node + i] = Float.parseFloat(p[2 + 4 * i]);
        left[node + i] = child(p[3 + 4 * i], node, value);
        right[node + i] = child(p[4 + 4 * i], node, value);
      }
      for (int i = 0; i <= inner; i++) {
        leaf[value + i] = Float.parseFloat(p[1 + 4 * inner + i]);
      }
      node += inner;
      value += inner + 1;
    }
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
    if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("A model begins with the line \"" + HEADER + "\".");
    }
    return new BoostedTrees(List.of(lines.get(1).split(" ")), lines.subList(2, lines.size()));
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
    double sum = 0;
    for (int node : root) {
      while (node >= 0) {
        node = values[feature[node]] <= threshold[node] ? left[node] : right[node];
      }
      sum += leaf[-node - 1];
    }
    return sum;
  }

  /** Probability of yes on the data that the model was trained on, as it was weighted, 0-1. */
  public double probability(float[] values) {
    return 1 / (1 + StrictMath.exp(-logOdds(values)));
  }
}
