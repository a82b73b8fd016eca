package io.lifesign.lake.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sections as one HTML page that is also XML; every value is escaped, drawings alone are not. */
public final class Page {

  /** Of the answer to a named query: longer tables are for {@code ./lifesign sql}. */
  static final int MOST_ROWS = 30;

  private Page() {}

  /**
   * The page.
   *
   * @param about {@code title} of the page, and {@code period} that it is about, a sentence
   */
  public static String of(List<Section> sections, Map<String, String> about) {
    return template()
        .execute(Map.of("about", about, "sections", sections.stream().map(Page::model).toList()));
  }

  private static Map<String, Object> model(Section section) {
    int most = section.query().isEmpty() ? section.rows().size() : MOST_ROWS;
    List<List<Object>> shown = section.rows().subList(0, Math.min(most, section.rows().size()));
    return Map.of(
        "id", section.id(),
        "title", section.title(),
        "says", section.says(),
        "counted", section.counted(),
        "query", section.query(),
        "plot", section.plot(),
        "table", !shown.isEmpty(),
        "headings", section.headings(),
        "rows",
            shown.stream()
                .map(row -> Map.of("cells", row.stream().map(Page::cell).toList()))
                .toList(),
        "more", section.rows().size() - shown.size());
  }

  private static Map<String, Object> cell(Object value) {
    if (value == null || value.toString().isEmpty()) {
      return Map.of("text", "–", "number", true);
    }
    if (value instanceof Number number) {
      return Map.of("text", Words.number(number.doubleValue()), "number", true);
    }
    return Map.of("text", Words.cell(value.toString()), "number", false);
  }

  private static Template template() {
    try (InputStream page = Page.class.getResourceAsStream("page.html")) {
      return Mustache.compiler()
          .zeroIsFalse(true)
          .emptyStringIsFalse(true)
          .compile(new InputStreamReader(page, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
