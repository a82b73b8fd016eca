package io.lifesign.fhir.in;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Finds where in a resource an element is of which only the name, and perhaps the value, is known.
 */
final class ElementPath {

  private ElementPath() {}

  /**
   * The path of the first element of that name, such as {@code period.end} or {@code
   * diagnosis[1].rank}; null if there is none.
   *
   * @param value as text, or null for any
   */
  static String find(JsonNode node, String name, String value) {
    return node.isArray() ? inArray(node, name, value) : inObject(node, name, value);
  }

  private static String inObject(JsonNode node, String name, String value) {
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      JsonNode child = field.getValue();
      if (field.getKey().equals(name) && (value == null || holds(child, value))) {
        return name;
      }
      String below = find(child, name, value);
      if (below != null) {
        return field.getKey() + (below.startsWith("[") ? "" : ".") + below;
      }
    }
    return null;
  }

  private static String inArray(JsonNode node, String name, String value) {
    for (int i = 0; i < node.size(); i++) {
      String below = find(node.get(i), name, value);
      if (below != null) {
        return "[" + i + "]" + (below.startsWith("[") ? "" : ".") + below;
      }
    }
    return null;
  }

  private static boolean holds(JsonNode node, String value) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (holds(element, value)) {
          return true;
        }
      }
      return false;
    }
    return node.asText().equals(value);
  }
}
