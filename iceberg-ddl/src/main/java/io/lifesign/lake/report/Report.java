package io.lifesign.lake.report;

import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.QueryResult;
import io.lifesign.lake.SqlSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The named queries of a lake as one page for people: it stands alone, and asks nothing of any
 * network.
 *
 * @param html the page
 * @param sections anchors of its sections, in order
 */
public record Report(String html, List<String> sections) {

  private static final String PERIOD = "SELECT MIN(eventTime), MAX(eventTime) FROM vitals_scores";

  /**
   * Asks the lake and writes the page.
   *
   * @param goLive first day of a pilot, yyyy-MM-dd
   * @param progress is told each query
   */
  public static Report of(LakeConfig config, Optional<String> goLive, Consumer<String> progress) {
    try (SqlSession session = SqlSession.open(config)) {
      Function<String, Answer> ask =
          name -> {
            progress.accept(name);
            return new Answer(session.named(name));
          };
      List<Section> sections = new ArrayList<>();
      sections.addAll(new AlarmSections(ask).all());
      sections.addAll(new PatientSections(ask).all());
      sections.addAll(new ReadmissionSections(ask).all());
      Optional<Answer> pilot =
          goLive.map(day -> new Answer(session.named("pilot", Map.of("goLive", day))));
      sections.addAll(new BookSections(ask, pilot).all());
      return new Report(
          Page.of(sections, Map.of("title", "Ward report", "period", period(session.run(PERIOD)))),
          sections.stream().map(Section::id).toList());
    }
  }

  private static String period(QueryResult result) {
    List<Object> row = result.rows().get(0);
    return Stream.of(row.get(0), row.get(1)).anyMatch(each -> each == null)
        ? "No score was computed yet."
        : "Scores from "
            + Words.cell(row.get(0).toString())
            + " to "
            + Words.cell(row.get(1).toString())
            + ".";
  }
}
