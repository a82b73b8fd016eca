package io.lifesign.supplychain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Something of others that Lifesign ships, from the bill of materials.
 *
 * @param coordinates group:artifact:version, with type and classifier as a package URL has them
 * @param licences SPDX ids or names, any of which may be chosen; empty if none is told
 */
record Component(String coordinates, String sha256, List<String> licences) {

  private static final String OURS = "pkg:maven/io.lifesign/";
  private static final String PREFIX = "pkg:maven/";

  static List<Component> all(Path bill) throws IOException {
    List<Component> components = new ArrayList<>();
    for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).get("components")) {
      String purl = component.get("purl").asText();
      if (!purl.startsWith(OURS)) {
        components.add(
            new Component(purl.substring(PREFIX.length()), hash(component), licences(component)));
      }
    }
    return components;
  }

  private static String hash(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.get("alg").asText().equals("SHA-256")) {
        return hash.get("content").asText();
      }
    }
    return "-";
  }

  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode entry : component.path("licenses")) {
      JsonNode licence = entry.path("license");
      licences.add(
          entry.has("expression")
              ? entry.get("expression").asText()
              : licence.has("id") ? licence.get("id").asText() : licence.get("name").asText());
    }
    return licences;
  }

  /** A line of the lock. */
  String locked() {
    return coordinates + " " + sha256;
  }
}
