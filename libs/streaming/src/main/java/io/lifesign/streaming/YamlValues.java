package io.lifesign.streaming;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a YAML file by their path, and the line of each path: to say where a mistake is.
 */
final class YamlValues {

  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String file;
  private final SortedMap<String, String> values = new TreeMap<>();
  private final Map<String, Integer> lines = new TreeMap<>();

  private YamlValues(String file) {
    this.file = file;
  }

  /**
   * @param file its name, for complaints
   * @throws IllegalArgumentException naming file and line, if it is no YAML of keys and values, or
   *     a key stands in it twice
   */
  static YamlValues read(String file, byte[] yaml) {
    YamlValues read = new YamlValues(file);
    try (JsonParser parser = YAML.createParser(yaml)) {
      read.take(parser);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String why = e.getOriginalMessage().lines().findFirst().orElse("no YAML");
      throw new IllegalArgumentException(file + " line " + line + ": " + why, e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
    return read;
  }

  private void take(JsonParser parser) throws IOException {
    Deque<String> path = new ArrayDeque<>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int line = parser.currentTokenLocation().getLineNr();
      switch (token) {
        case FIELD_NAME -> {
          path.addLast(parser.currentName());
          lines.put(String.join(".", path), line);
        }
        case START_OBJECT -> {
          // the key before it already stands in the path
        }
        case END_OBJECT -> path.pollLast();
        case START_ARRAY, END_ARRAY ->
            throw new IllegalArgumentException(
                file + " line " + line + ": " + String.join(".", path) + ": is a list");
        default -> {
          values.put(String.join(".", path), parser.getText());
          path.pollLast();
        }
      }
    }
  }

  SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** One line on a value: where it stands or, if it is missing, where it should. */
  String complaint(String path, String why) {
    String known = path;
    while (!lines.containsKey(known) && known.contains(".")) {
      known = known.substring(0, known.lastIndexOf('.'));
    }
    return file + " line " + lines.getOrDefault(known, 1) + ": " + path + ": " + why;
  }
}
