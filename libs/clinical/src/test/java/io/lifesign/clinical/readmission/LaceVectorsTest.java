package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published LACE cases of the openEHR guideline, where the data folder is at hand. */
class LaceVectorsTest {

  @Test
  void laceAgreesWithThePublishedCases() throws IOException {
    Path vectors = data().resolve("gdl2-vectors/LACE_readmission_index.v1.test.yml");
    assumeTrue(Files.exists(vectors), "no gdl2-vectors in the data folder (LIFESIGN_DATA)");

    int cases = 0;
    for (String text : Files.readString(vectors).split("- id: ", -1)) {
      Map<String, String> facts = facts(text);
      if (facts.isEmpty()) {
        continue;
      }
      // the cases tell points: 7 stand for 14 days and more, 5 of comorbidity for 4 and more
      double days = number(facts, "gt0068") == 7 ? 14 : number(facts, "gt0068");
      IndexResult lace =
          Lace.of(
              days,
              number(facts, "gt0005") == 3 ? 1 : 0,
              number(facts, "gt0067"),
              number(facts, "gt0060"));
      String name = text.lines().findFirst().orElseThrow();
      assertThat(lace.total()).as(name).isEqualTo((int) number(facts, "gt0028"));
      assertThat(Lace.expectedPercent(lace.total())).as(name).isEqualTo(number(facts, "gt0018"));
      assertThat(lace.band() == RiskBand.HIGH).as(name).isEqualTo(number(facts, "gt0017") == 1);
      cases++;
    }
    assertThat(cases).isEqualTo(4);
  }

  /** Lines such as {@code gt0018|Expected probability: 10.3,%}, the part before the bar to it. */
  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new HashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("gt"))
        .forEach(
            line ->
                facts.put(
                    line.substring(0, line.indexOf('|')), line.substring(line.indexOf(": ") + 2)));
    return facts;
  }

  private static double number(Map<String, String> facts, String id) {
    return Double.parseDouble(facts.get(id).split("[|,]", 2)[0]);
  }

  private static Path data() {
    String named = System.getenv("LIFESIGN_DATA");
    return named != null ? Path.of(named) : Path.of("../../../shared/data");
  }
}
