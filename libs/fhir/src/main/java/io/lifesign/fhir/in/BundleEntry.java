package io.lifesign.fhir.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource of a bundle, or the word that one is gone.
 *
 * @param path of the resource in the message
 * @param type of the resource
 * @param id under which facts of it are known
 * @param fullUrl or null
 * @param resource null if it is deleted
 * @param container the resource that contains it, or null
 */
record BundleEntry(
    String path,
    String type,
    String id,
    String fullUrl,
    ObjectNode resource,
    ObjectNode container) {

  boolean deleted() {
    return resource == null;
  }

  /**
   * The id that the resource states; else the one that the request gives it; else the value by
   * which other messages find it; else its place in the bundle. Null if there is none.
   */
  static String idOf(ObjectNode resource, JsonNode entry) {
    String stated = text(resource.get("id"));
    if (stated != null) {
      return stated;
    }
    JsonNode request = entry.path("request");
    String url = text(request.get("url"));
    if ("PUT".equals(text(request.get("method"))) && url != null) {
      return References.idOf(url);
    }
    String identifier = identifierOf(resource);
    if (identifier != null) {
      return identifier;
    }
    String fullUrl = text(entry.get("fullUrl"));
    return fullUrl == null ? null : References.idOf(fullUrl);
  }

  /** The value of its visit number, else of its first identifier; null if it has none. */
  private static String identifierOf(ObjectNode resource) {
    JsonNode identifiers = resource.path("identifier");
    String first = null;
    for (JsonNode identifier : identifiers) {
      String value = text(identifier.get("value"));
      if (value != null && identifier.at("/type/coding/0/code").asText().equals("VN")) {
        return value;
      }
      first = first == null ? value : first;
    }
    return first;
  }

  static String text(JsonNode node) {
    return node != null && node.isTextual() && !node.textValue().isBlank()
        ? node.textValue()
        : null;
  }
}
