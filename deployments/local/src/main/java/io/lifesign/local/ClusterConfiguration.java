package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.WebOptions;

/** Flink's {@code config.yaml} of a cluster whose files all lie in one folder. */
final class ClusterConfiguration {

  private static final String FILE = "config.yaml";

  private ClusterConfiguration() {}

  /** All of Flink's settings: those given, and where this cluster's files and page are. */
  static Map<String, String> of(ClusterOptions options) {
    StackOptions stack = options.stack();
    Path flink = stack.folder().resolve("flink");
    Map<String, String> settings = new TreeMap<>(stack.settings().flink());
    String port = Integer.toString(stack.ports().flink());
    settings.put(RestOptions.PORT.key(), port);
    settings.put(RestOptions.BIND_PORT.key(), port);
    settings.put(CoreOptions.TMP_DIRS.key(), flink.resolve("tmp").toString());
    settings.put(WebOptions.UPLOAD_DIR.key(), flink.resolve("uploads").toString());
    settings.put(HighAvailabilityOptions.HA_STORAGE_PATH.key(), uri(flink.resolve("ha")));
    settings.put(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), uri(flink.resolve("checkpoints")));
    settings.put(CheckpointingOptions.SAVEPOINT_DIRECTORY.key(), uri(flink.resolve("savepoints")));
    return settings;
  }

  static void write(ClusterOptions options) {
    try {
      Files.createDirectories(options.configuration());
      Files.createDirectories(options.stack().folder().resolve("flink").resolve("tmp"));
      // with the passwords of the key stores, where there are any
      Secrets.write(
          options.configuration().resolve(FILE),
          new ObjectMapper(new YAMLFactory()).writeValueAsString(of(options)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String uri(Path folder) {
    return folder.toUri().toString();
  }
}
