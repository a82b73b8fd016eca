package io.lifesign.streaming;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * A properties file that says how somebody knows us. What it holds goes into the job graph, and so
 * to disk: a secret may stand in it only as a reference that is resolved where the client starts.
 *
 * @param option names the file
 * @param keys allowed, where one that ends with a dot begins a whole group of them
 * @param secrets keys whose values may only be references
 */
record SecretsByName(ConfigOption<String> option, List<String> keys, Set<String> secrets) {

  private static final String REFERENCE = "${directory:";

  /**
   * The file that the settings name, if they do.
   *
   * @throws IllegalArgumentException if the file cannot be read, naming a key in it that is not
   *     allowed, or one that holds a secret itself
   */
  Optional<Properties> read(ReadableConfig settings) {
    String file = settings.get(option);
    if (file == null) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException(refusal(file + " cannot be read"), e);
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      check(key, properties.getProperty(key));
    }
    return Optional.of(properties);
  }

  private void check(String key, String value) {
    if (keys.stream()
        .noneMatch(known -> known.endsWith(".") ? key.startsWith(known) : key.equals(known))) {
      String known = String.join(", ", keys).replaceAll("\\.(,|$)", ".*$1");
      throw new IllegalArgumentException(refusal(key + " is none of " + known));
    }
    if (secrets.contains(key) && !value.startsWith(REFERENCE)) {
      throw new IllegalArgumentException(
          refusal(key + " holds a secret; name it as " + REFERENCE + "FOLDER:FILE}"));
    }
  }

  private String refusal(String why) {
    return "Setting --" + option.key() + ": " + why;
  }
}
