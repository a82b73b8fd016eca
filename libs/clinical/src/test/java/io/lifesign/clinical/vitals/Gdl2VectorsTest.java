package io.lifesign.clinical.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published NEWS2 cases of the openEHR guideline, where the data folder is at hand. */
class Gdl2VectorsTest {

  private static final List<News2Band> RISKS = List.of(News2Band.values());

  @Test
  void news2AgreesWithThePublishedCases() throws IOException {
    Path vectors = data().resolve("gdl2-vectors/NEWS2.v1.test.yml");
    assumeTrue(Files.exists(vectors), "no gdl2-vectors in the data folder (LIFESIGN_DATA)");

    int cases = 0;
    for (String text : Files.readString(vectors).split("- id: ", -1)) {
      Map<String, String> facts = facts(text);
      if (facts.isEmpty()) {
        continue;
      }
      boolean scale2 = facts.get("gt0013").startsWith("1");
      Score score = News2.score(observations(facts), scale2 ? Profiles.onScale2() : Profiles.ADULT);
      assertThat(score.total())
          .as(text.lines().findFirst().orElseThrow())
          .isEqualTo(Integer.parseInt(facts.get("gt0019")));
      assertThat(News2.band(score)).isEqualTo(RISKS.get(code(facts, "gt0021")));
      cases++;
    }
    assertThat(cases).isEqualTo(19);
  }

  private static Observations observations(Map<String, String> facts) {
    return new Observations()
        .measured(Parameter.SYSTOLIC, quantity(facts, "gt0005"), 0)
        .measured(Parameter.SPO2, quantity(facts, "gt0007"), 0)
        .measured(Parameter.HEART_RATE, quantity(facts, "gt0009"), 0)
        .measured(Parameter.TEMPERATURE, quantity(facts, "gt0011"), 0)
        .measured(Parameter.RESPIRATORY_RATE, quantity(facts, "gt0015"), 0)
        .measured(Parameter.SUPPLEMENTAL_OXYGEN, code(facts, "gt0016") == 0 ? 0 : 1, 0)
        .measured(Parameter.CONSCIOUSNESS, code(facts, "gt0017") == 0 ? 0 : 1, 0);
  }

  /** Lines such as {@code gt0005|Systolic BP: 111,mm[Hg]}, the part before the bar to the value. */
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

  private static double quantity(Map<String, String> facts, String id) {
    String fact = facts.get(id);
    return Double.parseDouble(fact.substring(0, fact.indexOf(',')));
  }

  private static int code(Map<String, String> facts, String id) {
    return facts.get(id).charAt(0) - '0';
  }

  private static Path data() {
    String named = System.getenv("LIFESIGN_DATA");
    return named != null ? Path.of(named) : Path.of("../../../shared/data");
  }
}
