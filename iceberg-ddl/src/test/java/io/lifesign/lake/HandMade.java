package io.lifesign.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A lake so small that every named query can be answered by hand, and those answers. */
public final class HandMade {

  private static final List<String> TABLES =
      List.of(
          "alerts",
          "alerts_acks",
          "dead_letters",
          "device_vitals",
          "ledger",
          "readmission_outcomes",
          "readmission_risk",
          "record_outcomes",
          "rhythm_beats",
          "rhythm_episodes",
          "rhythm_signal",
          "vitals_scores");

  private static final Pattern PARAMETER = Pattern.compile("(?m)^# (\\w+) = (\\S+)$");

  private HandMade() {}

  /**
   * What a query should answer.
   *
   * @param parameters values of the query's parameters
   * @param rows the answer, as {@link #plain} writes values
   */
  public record Answer(
      Map<String, String> parameters, List<String> columns, List<List<String>> rows) {}

  /** Fills a lake. */
  public static void fill(Lake lake) {
    lake.migrate();
    TABLES.forEach(table -> TextRows.append(lake, table, text(table + ".txt")));
  }

  /** The answer to a named query; fails where nobody has worked it out. */
  public static Answer answer(String query) {
    String text = text("answers/" + query + ".txt");
    Map<String, String> parameters = new LinkedHashMap<>();
    PARAMETER
        .matcher(text)
        .results()
        .forEach(found -> parameters.put(found.group(1), found.group(2)));
    List<List<String>> lines =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .toList();
    return new Answer(parameters, lines.get(0), lines.subList(1, lines.size()));
  }

  /** Rows as text, the same whichever engine computed them: nulls empty, numbers without zeros. */
  public static List<List<String>> plain(List<? extends List<?>> rows) {
    List<List<String>> plain = new ArrayList<>();
    rows.forEach(row -> plain.add(row.stream().map(HandMade::plain).toList()));
    return plain;
  }

  private static String plain(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Number number) {
      BigDecimal decimal = new BigDecimal(number.toString());
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }

  private static String text(String file) {
    try (InputStream stream = HandMade.class.getResourceAsStream("hand-made/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("There is no hand-made/" + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
