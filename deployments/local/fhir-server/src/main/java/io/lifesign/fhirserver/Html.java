package io.lifesign.fhirserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

/** A page as it is written: whatever comes in as text goes out escaped. */
final class Html {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
      body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; padding: 0 1.5em; max-width: 74em; color: #1d2733; }
      h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
      table { border-collapse: collapse; width: 100%%; }
      th, td { text-align: left; padding: .35em .8em .35em 0; border-bottom: 1px solid #dde3ea; vertical-align: top; }
      th { color: #5b6b7d; font-weight: 600; }
      td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
      .high { color: #a8071a; font-weight: 600; } .moderate { color: #ad4e00; font-weight: 600; }
      .over { color: #5b6b7d; } .banner { background: #fff1f0; border-left: 4px solid #a8071a; padding: .5em 1em; margin: .4em 0; }
      .banner.safety { background: #fffbe6; border-color: #ad6800; } a { color: #0b5cad; } p.note { color: #5b6b7d; }
      </style></head><body><h1>%s</h1>
      """;

  private final StringBuilder page = new StringBuilder();

  Html(String title) {
    page.append(HEAD.formatted(escape(title), escape(title)));
  }

  static String escape(String text) {
    return text == null ? "" : StringEscapeUtils.escapeHtml4(text);
  }

  static String link(String path, String parameter, String text) {
    return "<a href=\"%s?id=%s\">%s</a>"
        .formatted(path, URLEncoder.encode(parameter, StandardCharsets.UTF_8), escape(text));
  }

  Html heading(String text) {
    page.append("<h2>").append(escape(text)).append("</h2>\n");
    return this;
  }

  Html note(String text) {
    page.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
    return this;
  }

  /** Already escaped. */
  Html raw(String html) {
    page.append(html).append('\n');
    return this;
  }

  /** Headings are text; cells are HTML, already escaped. */
  Html table(List<String> headings, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return note("None.");
    }
    page.append("<table><tr>");
    headings.forEach(heading -> page.append("<th>").append(escape(heading)).append("</th>"));
    page.append("</tr>\n");
    for (List<String> row : rows) {
      page.append("<tr>");
      row.forEach(cell -> page.append("<td>").append(cell).append("</td>"));
      page.append("</tr>\n");
    }
    page.append("</table>\n");
    return this;
  }

  String end() {
    return page.append("</body></html>\n").toString();
  }
}
