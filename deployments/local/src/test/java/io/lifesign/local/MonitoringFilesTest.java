package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be seen of the files for monitoring without a job; {@link WholeStackTest} has jobs. */
class MonitoringFilesTest {

  private static final Pattern OF_LABELS = Pattern.compile("\\$labels\\.(\\w+)");

  @Test
  void aRuleSpeaksOnlyOfLabelsThatItKeeps() throws IOException {
    assertThat(MonitoringFiles.rules()).isNotEmpty();
    for (JsonNode rule : MonitoringFiles.rules()) {
      Set<String> spoken =
          OF_LABELS
              .matcher(rule.get("annotations").toString())
              .results()
              .map(label -> label.group(1))
              .collect(Collectors.toSet());
      assertThat(PromQuery.of(MonitoringFiles.expression(rule)).grouped())
          .as(rule.toString())
          .containsAll(spoken);
    }
  }

  @Test
  void everyMetricInUseIsOnThePage() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String query : MonitoringFiles.queries()) {
      PromQuery.of(query).selectors().forEach(selector -> used.add(selector.metric()));
    }

    assertThat(used).isNotEmpty();
    assertThat(MonitoringFiles.explained()).containsAll(used);
  }
}
