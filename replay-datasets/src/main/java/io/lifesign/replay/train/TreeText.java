package io.lifesign.replay.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the text that LightGBM saves a model as into the one that {@code BoostedTrees} reads. */
final class TreeText {

  private TreeText() {}

  static List<String> of(String saved, List<String> features) {
    List<String> lines = new ArrayList<>();
    lines.add("trees 1");
    lines.add(String.join(" ", features));
    String[] parts = saved.split("\nTree=");
    for (int i = 1; i < parts.length; i++) {
      lines.add(tree(fields(parts[i])));
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

  private static String tree(Map<String, String[]> fields) {
    int inner = Integer.parseInt(fields.get("num_leaves")[0]) - 1;
    StringBuilder line = new StringBuilder().append(inner);
    for (int i = 0; i < inner; i++) {
      line.append(' ').append(fields.get("split_feature")[i]);
      line.append(' ').append(number(fields.get("threshold")[i]));
      line.append(' ').append(fields.get("left_child")[i]);
      line.append(' ').append(fields.get("right_child")[i]);
    }
    for (String value : fields.get("leaf_value")) {
      line.append(' ').append(number(value));
    }
    return line.toString();
  }

  private static float number(String text) {
    return (float) Double.parseDouble(text);
  }
}
