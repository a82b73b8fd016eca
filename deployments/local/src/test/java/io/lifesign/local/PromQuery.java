package io.lifesign.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query of Prometheus asks for, as far as names go. No parser of the language is to be had
 * for Java.
 *
 * @param grouped labels by which it groups
 */
record PromQuery(List<Selector> selectors, Set<String> grouped) {

  /**
   * @param values by label the pattern that its value must match as a whole
   */
  record Selector(String metric, Map<String, Pattern> values) {}

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)(\\{[^}]*\\})?(?!\\s*[\\w:({])");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|=)\\s*\"([^\"]*)\"");

  static PromQuery of(String query) {
    Set<String> grouped = new TreeSet<>();
    GROUPING
        .matcher(query)
        .results()
        .forEach(by -> grouped.addAll(List.of(by.group(1).trim().split("\\s*,\\s*"))));
    String bare = RANGE.matcher(GROUPING.matcher(query).replaceAll("")).replaceAll("");
    List<Selector> selectors = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(bare);
    while (selector.find()) {
      selectors.add(new Selector(selector.group(1), values(selector.group(2))));
    }
    return new PromQuery(selectors, grouped);
  }

  private static Map<String, Pattern> values(String braces) {
    Map<String, Pattern> values = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(braces == null ? "" : braces.replace("$job", ".*"));
    while (label.find()) {
      boolean exact = label.group(2).equals("=");
      values.put(
          label.group(1), Pattern.compile(exact ? Pattern.quote(label.group(3)) : label.group(3)));
    }
    return values;
  }
}
