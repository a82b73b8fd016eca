package io.lifesign.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifesign.local.access.JobWiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A job as its manifest deploys it: its settings read by its own classes. */
final class DeployedJob {

  private static final String CLIENT_FILE = "kafka.client-file";

  private DeployedJob() {}

  /**
   * @param folder where files that the settings name may lie
   * @throws IllegalArgumentException naming a setting that is unknown, missing or impossible
   */
  static JobWiring of(JsonNode manifest, Path folder) throws IOException {
    return of(manifest, Manifests.arguments(manifest), folder);
  }

  static JobWiring of(JsonNode manifest, Map<String, String> given, Path folder)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(given);
    if (settings.containsKey(CLIENT_FILE)) {
      settings.put(CLIENT_FILE, clientFile(folder).toString());
    }
    return JobWiring.of(manifest.at("/spec/job/entryClass").asText(), settings, folder);
  }

  private static Path clientFile(Path folder) throws IOException {
    JsonNode map =
        Manifests.of("base", "ConfigMap").stream()
            .filter(found -> Manifests.name(found).equals("kafka-client"))
            .findFirst()
            .orElseThrow();
    return Files.writeString(
        folder.resolve("client.properties"), map.at("/data/client.properties").asText());
  }
}
