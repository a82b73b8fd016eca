package io.lifesign.streaming;

import io.lifesign.clinical.alert.RuleValueRefused;
import io.lifesign.clinical.alert.RuleValues;
import io.lifesign.clinical.deterioration.DeteriorationFile;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.rhythm.RhythmFile;
import io.lifesign.clinical.rhythm.RhythmRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/**
 * The rules that a deployment was told to use. They are read once, where the job is defined, and
 * travel with it: an edited file changes no running job.
 *
 * @param version of the file, told by every alert
 * @param values of the file by their path, as they are written there
 */
public record RulesFile(
    int version, DeteriorationRules vitals, RhythmRules rhythm, SortedMap<String, String> values) {

  private static final String CLASSPATH = "classpath:";

  /** The rules that are released with this code. */
  public static final String STANDARD = CLASSPATH + "io/lifesign/clinical/rules.yaml";

  public static final ConfigOption<String> OPTION =
      ConfigOptions.key("rules.file")
          .stringType()
          .defaultValue(STANDARD)
          .withDescription(
              "YAML file with every threshold of the rules: a path, or classpath: and a resource");

  private static final int HIGHEST_VERSION = 1_000_000;
  private static final String VERSION = "version";
  private static final String VALUE = ".value";

  /**
   * A value that another file has otherwise.
   *
   * @param path of it, for example {@code vitals.thresholds.news2High}
   * @param unit empty for a name
   * @param here as this file has it
   * @param there as the other one has it
   */
  public record Difference(String path, String unit, String here, String there) {}

  /**
   * Reads the rules.
   *
   * @param location a path, or {@code classpath:} and a resource
   * @throws IllegalArgumentException in one line, naming the file, the line and the key
   */
  public static RulesFile load(String location) {
    YamlValues yaml = YamlValues.read(location, bytes(location));
    RuleValues values = new RuleValues(yaml.values());
    try {
      int version = values.plain(VERSION, 1, HIGHEST_VERSION);
      RulesFile rules =
          new RulesFile(
              version,
              DeteriorationFile.rules(values, version),
              RhythmFile.rules(values, version),
              yaml.values());
      values.requireAllTaken();
      return rules;
    } catch (RuleValueRefused e) {
      throw new IllegalArgumentException(yaml.complaint(e.path(), e.why()), e);
    }
  }

  /** What another file has otherwise, the version apart, in the order of the paths. */
  public List<Difference> differences(RulesFile other) {
    return values.keySet().stream()
        .filter(path -> !path.equals(VERSION) && !values.get(path).equals(other.values.get(path)))
        .map(path -> difference(path, other))
        .toList();
  }

  private Difference difference(String path, RulesFile other) {
    String name = path.endsWith(VALUE) ? path.substring(0, path.length() - VALUE.length()) : path;
    return new Difference(
        name, values.getOrDefault(name + ".unit", ""), values.get(path), other.values.get(path));
  }

  private static byte[] bytes(String location) {
    try {
      if (!location.startsWith(CLASSPATH)) {
        return Files.readAllBytes(Path.of(location));
      }
      String resource = location.substring(CLASSPATH.length());
      try (InputStream in = RulesFile.class.getClassLoader().getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalArgumentException(
              "Setting --" + OPTION.key() + ": there is no resource " + resource);
        }
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Setting --" + OPTION.key() + ": " + location + " cannot be read", e);
    }
  }
}
