package io.lifesign.streaming;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.ParameterTool;

/** A job's settings from its command line: every key must be one that the job defines. */
public final class Settings {

  private Settings() {}

  /**
   * Parses {@code --key value} pairs.
   *
   * @throws IllegalArgumentException naming the first key that no option defines
   */
  public static Configuration parse(String[] args, Collection<ConfigOption<?>> options) {
    Map<String, String> given = ParameterTool.fromArgs(args).toMap();
    refuseUnknown(given, options);
    return Configuration.fromMap(given);
  }

  /**
   * Refuses a key that no option defines.
   *
   * @throws IllegalArgumentException naming the key
   */
  public static void refuseUnknown(Map<String, String> given, Collection<ConfigOption<?>> options) {
    TreeSet<String> known =
        options.stream().map(ConfigOption::key).collect(Collectors.toCollection(TreeSet::new));
    for (String key : new TreeSet<>(given.keySet())) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "Unknown setting --" + key + "; known: " + String.join(", ", known));
      }
    }
  }

  /**
   * The value of a setting that has no default.
   *
   * @throws IllegalArgumentException naming the key if it is missing
   */
  public static <T> T require(ReadableConfig settings, ConfigOption<T> option) {
    return settings
        .getOptional(option)
        .orElseThrow(
            () -> new IllegalArgumentException("Missing required setting --" + option.key()));
  }
}
