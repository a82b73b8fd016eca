package io.lifesign.replay.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns the text that LightGBM saves a model as into the one that {@code BoostedTrees} reads. */
final class TreeText {

  private TreeText() {}

  /** Bits of LightGBM's decision type: missing goes left, and whether training saw any missing. */
  private static final int MISSING_LEFT = 2;

  private static final int MISSING_SEEN = 8;

  static List<String> of(String saved, List<String> features) {
    return of(saved, features, Optional.empty());
  }

  /**
   * The same with where missing values go and how many rows each leaf holds.
   *
   * @param seldom numbers of features that were missing too seldom for training to have learned
   *     from it: they go both ways
   */
  static List<String> withMissing(String saved, List<String> features, Set<Integer> seldom) {
    return of(saved, features, Optional.of(seldom));
  }

  private static List<String> of(
      String saved, List<String> features, Optional<Set<Integer>> seldom) {
    List<String> lines = new ArrayList<>();
    lines.add(seldom.isPresent() ? "trees 2" : "trees 1");
    lines.add(String.join(" ", features));
    String[] parts = saved.split("\nTree=");
    for (int i = 1; i < parts.length; i++) {
      lines.add(tree(fields(parts[i]), seldom));
    }
    return lines;
  }

  private static Map<String, String[]> fields(String text) {
    Map<String, String[]> fields = new TreeMap<>();
    for (String line : text.split("\n")) {
      int at = line.indexOf('=');
      if (at > 0) {
        fields.put(line.substring(0, at), line.substring(at + 1).trim().split(" "));
      }
      if (line.startsWith("shrinkage")) {
        break;
      }
    }
    return fields;
  }

  private static String tree(Map<String, String[]> fields, Optional<Set<Integer>> seldom) {
    int inner = Integer.parseInt(fields.get("num_leaves")[0]) - 1;
    StringBuilder line = new StringBuilder().append(inner);
    for (int i = 0; i < inner; i++) {
      line.append(' ').append(fields.get("split_feature")[i]);
      line.append(' ').append(number(fields.get("threshold")[i]));
      line.append(' ').append(fields.get("left_child")[i]);
      line.append(' ').append(fields.get("right_child")[i]);
      if (seldom.isPresent()) {
        line.append(' ').append(way(fields, i, seldom.get()));
      }
    }
    for (String value : fields.get("leaf_value")) {
      line.append(' ').append(number(value));
    }
    if (seldom.isPresent()) {
      for (String count : fields.get("leaf_count")) {
        line.append(' ').append(count);
      }
    }
    return line.toString();
  }

  private static char way(Map<String, String[]> fields, int node, Set<Integer> seldom) {
    int decision = Integer.parseInt(fields.get("decision_type")[node]);
    boolean learned =
        (decision & MISSING_SEEN) != 0
            && !seldom.contains(Integer.valueOf(fields.get("split_feature")[node]));
    if (!learned) {
      return 'B';
    }
    return (decision & MISSING_LEFT) != 0 ? 'L' : 'R';
  }

  /** An infinite threshold parts what is missing from all that is not. */
  private static float number(String text) {
    return switch (text) {
      case "inf" -> Float.POSITIVE_INFINITY;
      case "-inf" -> Float.NEGATIVE_INFINITY;
      default -> (float) Double.parseDouble(text);
    };
  }
}
