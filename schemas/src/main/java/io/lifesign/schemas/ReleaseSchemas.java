package io.lifesign.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Freezes the schema of every topic as one self-contained file each: {@code
 * released/VERSION/TOPIC.avsc}. What is frozen is never written again (schemas/README.md).
 */
public final class ReleaseSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReleaseSchemas() {}

  /** Takes the folder of releases and the version to freeze. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("needs the folder of releases and a version");
    }
    write(Catalogue.load(), Path.of(args[0]).resolve(args[1]));
  }

  static void write(Catalogue catalogue, Path release) throws IOException {
    if (Files.exists(release)) {
      throw new IllegalArgumentException(release + " is released already and stays as it is");
    }
    Files.createDirectories(release);
    for (Topic topic : catalogue.topics()) {
      JsonNode schema = plain(JSON.readTree(topic.schema().toString()));
      Files.writeString(
          release.resolve(topic.name() + ".avsc"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n");
    }
  }

  /** Without the hint to the Java code generator, which is no part of the contract. */
  private static JsonNode plain(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
      if (object.size() == 1 && object.path("type").isTextual()) {
        return new TextNode(object.get("type").textValue());
      }
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        entry.setValue(plain(entry.getValue()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, plain(array.get(i)));
      }
    }
    return node;
  }
}
