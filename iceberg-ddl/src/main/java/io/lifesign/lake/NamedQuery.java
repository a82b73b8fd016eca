package io.lifesign.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question of {@code iceberg-ddl/queries}. Its comment says what it answers, then what each
 * column means; a line {@code -- :name meaning} declares a parameter, which stands in the text as
 * {@code :name}, as in Spark.
 */
public record NamedQuery(String name, String text) {

  private static final Pattern DECLARED = Pattern.compile("(?m)^-- :([A-Za-z][A-Za-z0-9]*) (.+)$");

  private static final String COMMENT = "--";
  private static final Pattern SENTENCE = Pattern.compile("^.+?[.?](?= |$)");

  /** Every query by name. */
  public static Map<String, NamedQuery> all() {
    Map<String, NamedQuery> all = new LinkedHashMap<>();
    SqlFiles.in("queries").forEach((name, text) -> all.put(name, new NamedQuery(name, text)));
    return all;
  }

  /** What it answers: the first sentence of its comment. */
  public String question() {
    String comment =
        text.lines()
            .takeWhile(line -> line.startsWith(COMMENT))
            .map(line -> line.substring(COMMENT.length()).strip())
            .collect(Collectors.joining(" "));
    Matcher sentence = SENTENCE.matcher(comment);
    return sentence.find() ? sentence.group() : comment;
  }

  /** Meaning of each parameter by name. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    DECLARED
        .matcher(text)
        .results()
        .forEach(declared -> parameters.put(declared.group(1), declared.group(2)));
    return parameters;
  }

  /**
   * The query with its parameters as text literals.
   *
   * @throws QueryRefused naming a parameter that is missing or unknown
   */
  public String with(Map<String, String> values) {
    Map<String, String> parameters = parameters();
    for (String given : new TreeSet<>(values.keySet())) {
      if (!parameters.containsKey(given)) {
        throw new QueryRefused("Query " + name + " has no parameter " + given);
      }
    }
    List<String> missing =
        parameters.keySet().stream().filter(each -> !values.containsKey(each)).toList();
    if (!missing.isEmpty()) {
      String first = missing.get(0);
      throw new QueryRefused("Query " + name + " needs " + first + ": " + parameters.get(first));
    }
    String query = text.replaceAll("(?m)^--.*$", "");
    for (Map.Entry<String, String> value : values.entrySet()) {
      Pattern marker = Pattern.compile("(?<![:\\w']):" + value.getKey() + "\\b");
      String literal = "'" + value.getValue().replace("'", "''") + "'";
      query = marker.matcher(query).replaceAll(Matcher.quoteReplacement(literal));
    }
    return query;
  }
}
