package io.lifesign.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/**
 * The settings of the local stack, from {@code local.yaml}.
 *
 * @param flink options of Flink
 * @param staying options of Flink that differ where the stack stays up
 * @param jobs per job its options
 */
record LocalSettings(
    Map<String, String> flink, Map<String, String> staying, Map<String, Map<String, String>> jobs) {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);

  static LocalSettings load() {
    return read("/local.yaml", LocalSettings.class);
  }

  /**
   * The settings of a cluster: the same jobs, and Flink's own with what {@code cluster.yaml}
   * changes.
   */
  static LocalSettings loadCluster() {
    @SuppressWarnings("unchecked")
    Map<String, String> differences = read("/cluster.yaml", Map.class);
    return load().with(differences);
  }

  private static <T> T read(String resource, Class<T> type) {
    try (InputStream yaml = LocalSettings.class.getResourceAsStream(resource)) {
      return YAML.readValue(yaml, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These settings with some of Flink's replaced.
   *
   * @throws Refusal if no option of Flink has that key
   */
  LocalSettings with(Map<String, String> overrides) {
    overrides.keySet().forEach(FlinkOptions::requireKnown);
    Map<String, String> merged = new LinkedHashMap<>(flink);
    merged.putAll(overrides);
    return new LocalSettings(merged, staying, jobs);
  }

  /** Those of a stack that stays up. */
  LocalSettings staysUp() {
    return with(staying);
  }

  Configuration flinkConfiguration() {
    return Configuration.fromMap(flink);
  }

  /** The settings of a job, with where it finds the broker and the registry. */
  Configuration job(String name, String kafka, String registryUrl) {
    Map<String, String> settings = new LinkedHashMap<>(jobs.get(name));
    settings.put("kafka.brokers", kafka);
    settings.put("registry.url", registryUrl);
    return Configuration.fromMap(settings);
  }
}
