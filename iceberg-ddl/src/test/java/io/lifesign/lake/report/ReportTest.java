package io.lifesign.lake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.HandMade;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.NamedQuery;
import io.lifesign.lake.QueryResult;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {

  @TempDir Path folder;

  @Test
  void theHandMadeLakeAsAPage() throws Exception {
    LakeConfig config = LakeConfig.embedded(folder);
    try (Lake lake = Lake.open(config)) {
      HandMade.fill(lake);
    }

    Report report = Report.of(config, Optional.of("2026-01-02"), ignored -> {});

    assertThat(report.html()).doesNotContain("http://", "https://", "<script", "src=", "NaN");
    Document page = parsed(report.html());
    List<String> found = new ArrayList<>();
    NodeList sections = page.getElementsByTagName("section");
    for (int i = 0; i < sections.getLength(); i++) {
      Element section = (Element) sections.item(i);
      found.add(section.getAttribute("id"));
      assertThat(section.getElementsByTagName("table").getLength())
          .as("table of " + section.getAttribute("id"))
          .isEqualTo(1);
      String query = section.getElementsByTagName("code").item(0).getTextContent();
      assertThat(NamedQuery.all()).containsKey(query.replaceFirst(".* ", ""));
    }
    assertThat(found).isEqualTo(report.sections()).hasSize(14);
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(5);
    // the answers that were worked out by hand
    assertThat(section(page, "alarms-per-bed")).contains("14 alarms on 3 beds");
    assertThat(section(page, "alarm-floods")).contains("1 flood", "11 alarms");
    assertThat(section(page, "time-to-alert")).contains("rose 3 times", "66.7 %", "2 minutes");
    assertThat(section(page, "scores")).contains("7 complete scores", "28.6 % were 7 or more");
    assertThat(section(page, "at-seven")).contains("1 of 6 stays reached NEWS2 7 (3 had no score");
    assertThat(section(page, "fibrillation")).contains("1 of 2 patients", "0.5 minutes");
    assertThat(section(page, "risk-band")).contains("50 % of 4 stays came back");
    assertThat(section(page, "calibration")).contains("Predicted were 1 returns, and 2 came");
    assertThat(section(page, "data-quality")).contains("2 devices sent 11 readings; 1 are missing");
    assertThat(section(page, "pilot")).contains("before", "6.5");
  }

  @Test
  void whereThereIsNothingEverySectionSaysSo() throws Exception {
    Function<String, Answer> nothing = name -> new Answer(new QueryResult(List.of(), List.of()));
    List<Section> sections = new ArrayList<>();
    sections.addAll(new AlarmSections(nothing).all());
    sections.addAll(new PatientSections(nothing).all());
    sections.addAll(new ReadmissionSections(nothing).all());
    sections.addAll(new BookSections(nothing, Optional.empty()).all());

    Document page = parsed(Page.of(sections, Map.of("title", "t", "period", "p")));

    assertThat(page.getElementsByTagName("table").getLength()).isZero();
    assertThat(page.getElementsByTagName("svg").getLength()).isZero();
    assertThat(section(page, "alarms-per-bed")).contains("No alarm was raised.");
    assertThat(section(page, "risk-band")).contains("nothing can be said");
    assertThat(section(page, "pilot")).contains("--go-live");
  }

  @Test
  void whatTheLakeHoldsIsTextAndNeverMarkup() {
    String html =
        Page.of(
            List.of(
                new Section(
                    "s",
                    "t",
                    "<b>says</b>",
                    "counted",
                    "q",
                    "",
                    List.of("a"),
                    List.of(List.of("<script>alert(1)</script> & \"x\"")))),
            Map.of("title", "t", "period", "p"));

    assertThat(html).contains("&lt;b&gt;says").contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void onlyWhatAQueryGivesInFullIsCutShort() {
    List<List<Object>> rows = Collections.nCopies(Page.MOST_ROWS + 1, List.of("a row"));

    assertThat(page("", rows)).doesNotContain("are not shown", "sql --named");
    assertThat(page("q", rows)).contains("1 more rows are not shown", "sql --named q");
  }

  private static String page(String query, List<List<Object>> rows) {
    return Page.of(
        List.of(new Section("s", "t", "says", "counted", query, "", List.of("a"), rows)),
        Map.of("title", "t", "period", "p"));
  }

  private static Document parsed(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>", ""))));
  }

  private static String section(Document page, String id) {
    NodeList sections = page.getElementsByTagName("section");
    for (int i = 0; i < sections.getLength(); i++) {
      if (((Element) sections.item(i)).getAttribute("id").equals(id)) {
        return sections.item(i).getTextContent();
      }
    }
    throw new AssertionError("There is no section " + id);
  }
}
