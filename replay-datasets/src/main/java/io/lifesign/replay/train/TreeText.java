package io.lifesign.replay.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the text that LightGBM saves a model as into the one that {@code BoostedTrees} reads. */
final class TreeText {

  private TreeText() {}

  /** Bits of LightGBM's decision type: missing goes left, and whether training saw any missing. */
  private static final int MISSING_LEFT = 2;

  private static final int MISSING_SEEN = 8;

  static List<String> of(String saved, List<String> features) {
    return of(saved, features, false);
  }

  /** The same with where missing values go and how many rows each leaf holds. */
  static List<String> withMissing(String saved, List<String> features) {
    return of(saved, features, true);
  }

  private static List<String> of(String saved, List<String> features, boolean missing) {
    List<String> lines = new ArrayList<>();
    lines.add(missing ? "trees 2" : "trees 1");
    lines.add(String.join(" ", features));
    String[] parts = saved.split("\nTree=");
    for (int i = 1; i < parts.length; i++) {
      lines.add(tree(fields(parts[i]), missing));
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

  private static String tree(Map<String, String[]> fields, boolean missing) {
    int inner = Integer.parseInt(fields.get("num_leaves")[0]) - 1;
    StringBuilder line = new StringBuilder().append(inner);
    for (int i = 0; i < inner; i++) {
      line.append(' ').append(fields.get("split_feature")[i]);
      line.append(' ').append(number(fields.get("threshold")[i]));
      line.append(' ').append(fields.get("left_child")[i]);
      line.append(' ').append(fields.get("right_child")[i]);
      if (missing) {
        line.append(' ').append(way(Integer.parseInt(fields.get("decision_type")[i])));
      }
    }
    for (String value : fields.get("leaf_value")) {
      line.append(' ').append(number(value));
    }
    if (missing) {
      for (String count : fields.get("leaf_count")) {
        line.append(' ').append(count);
      }
    }
    return line.toString();
  }

  private static char way(int decision) {
    if ((decision & MISSING_SEEN) == 0) {
      return 'B';
    }
    return (decision & MISSING_LEFT) != 0 ? 'L' : 'R';
  }

  private static float number(String text) {
    return (float) Double.parseDouble(text);
  }
}
