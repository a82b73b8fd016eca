package io.lifesign.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What dashboards, alert rules and the page on metrics speak of. */
final class MonitoringFiles {

  private static final Path FOLDER = Installation.own().root().resolve("deployments/monitoring");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern IN_CODE = Pattern.compile("`(flink_\\w+)`");

  private MonitoringFiles() {}

  /** Every query of a dashboard or rule. */
  static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        dashboard.findValues("expr").forEach(query -> queries.add(query.asText()));
      }
    }
    rules().forEach(rule -> queries.add(expression(rule)));
    return queries;
  }

  static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : YAML.readTree(FOLDER.resolve("rules.yaml").toFile()).get("groups")) {
      group.get("rules").forEach(rules::add);
    }
    return rules;
  }

  static String expression(JsonNode rule) {
    return rule.get("expr").asText();
  }

  /** The metrics that the page explains. */
  static Set<String> explained() throws IOException {
    return IN_CODE
        .matcher(Files.readString(FOLDER.resolve("README.md")))
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
