package io.lifesign.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The manifests of this folder. */
final class Manifests {

  static final Path FOLDER = Path.of(System.getProperty("lifesign.manifests"));
  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Manifests() {}

  /** Base and overlays, relative to the folder. */
  static Stream<String> sizes() {
    return Stream.of(
        "base",
        "overlays/ward-20",
        "overlays/hospital-200",
        "overlays/region-2000",
        "overlays/country-200000");
  }

  /** All resources of a size as they reach the cluster. */
  static List<JsonNode> of(String size) {
    return Kustomization.render(FOLDER.resolve(size));
  }

  static List<JsonNode> of(String size, String kind) {
    return of(size).stream()
        .filter(manifest -> manifest.get("kind").asText().equals(kind))
        .toList();
  }

  static JsonNode job(String size, String name) {
    return of(size, "FlinkDeployment").stream()
        .filter(job -> name(job).equals(name))
        .findFirst()
        .orElseThrow();
  }

  static String name(JsonNode manifest) {
    return manifest.at("/metadata/name").asText();
  }

  /** The settings of a job, from its {@code --key value} arguments. */
  static Map<String, String> arguments(JsonNode job) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    job.at("/spec/job/args").forEach(word -> words.add(word.asText()));
    for (int i = 0; i < words.size(); i += 2) {
      settings.put(words.get(i).substring("--".length()), words.get(i + 1));
    }
    return settings;
  }

  static List<JsonNode> read(Path file) {
    try (YAMLParser parser = new YAMLFactory().createParser(file.toFile())) {
      return YAML.readValues(parser, JsonNode.class).readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
