package io.lifesign.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * As much of kustomize as these manifests use: resources, a namespace, JSON patches by a library,
 * and merges, which are JSON merge patches for custom resources. Anything else is refused.
 */
record Kustomization(
    String apiVersion, String kind, String namespace, List<String> resources, List<Patch> patches) {

  record Patch(String path, String patch, Target target) {}

  record Target(String kind, String name) {

    boolean hits(JsonNode manifest) {
      return manifest.get("kind").asText().equals(kind)
          && (name == null || Manifests.name(manifest).equals(name));
    }
  }

  private static final ObjectMapper STRICT =
      new ObjectMapper(new YAMLFactory())
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
  private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

  static List<JsonNode> render(Path folder) {
    Kustomization own =
        STRICT.convertValue(
            Manifests.read(folder.resolve("kustomization.yaml")).get(0), Kustomization.class);
    List<JsonNode> manifests = new ArrayList<>();
    for (String resource : own.resources) {
      Path path = folder.resolve(resource).normalize();
      manifests.addAll(Files.isDirectory(path) ? render(path) : Manifests.read(path));
    }
    for (Patch patch : own.patches) {
      boolean hit = false;
      for (int i = 0; i < manifests.size(); i++) {
        if (patch.target.hits(manifests.get(i))) {
          manifests.set(i, apply(patch, folder, manifests.get(i)));
          hit = true;
        }
      }
      if (!hit) {
        throw new IllegalArgumentException(folder + ": nothing is " + patch.target);
      }
    }
    if (own.namespace != null) {
      for (JsonNode manifest : manifests) {
        if (!WITHOUT_NAMESPACE.contains(manifest.get("kind").asText())) {
          ((ObjectNode) manifest.get("metadata")).put("namespace", own.namespace);
        }
      }
    }
    return manifests;
  }

  private static JsonNode apply(Patch patch, Path folder, JsonNode manifest) {
    if (patch.path == null) {
      try {
        return JsonPatch.apply(Manifests.YAML.readTree(patch.patch), manifest);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    JsonNode merge = Manifests.read(folder.resolve(patch.path)).get(0).deepCopy();
    // the name of what is merged stands for whatever the target names
    ((ObjectNode) merge.get("metadata")).remove("name");
    return merged(manifest, merge);
  }

  private static JsonNode merged(JsonNode into, JsonNode from) {
    if (!into.isObject() || !from.isObject()) {
      return from;
    }
    ObjectNode result = into.deepCopy();
    for (Iterator<Map.Entry<String, JsonNode>> fields = from.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      JsonNode known = result.get(field.getKey());
      result.set(
          field.getKey(), known == null ? field.getValue() : merged(known, field.getValue()));
    }
    return result;
  }
}
