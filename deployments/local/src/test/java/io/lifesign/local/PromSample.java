package io.lifesign.local;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of what Prometheus fetches. */
record PromSample(String metric, Map<String, String> labels, double value) {

  private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  static List<PromSample> all(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> LINE.matcher(line).results().findFirst().orElseThrow())
        .map(PromSample::of)
        .toList();
  }

  private static PromSample of(MatchResult line) {
    String labels = line.group(2) == null ? "" : line.group(2);
    return new PromSample(
        line.group(1),
        LABEL
            .matcher(labels)
            .results()
            .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))),
        Double.parseDouble(line.group(3)));
  }

  boolean answers(PromQuery.Selector selector) {
    return metric.equals(selector.metric())
        && selector.values().entrySet().stream()
            .allMatch(
                value ->
                    value.getValue().matcher(labels.getOrDefault(value.getKey(), "")).matches());
  }
}
