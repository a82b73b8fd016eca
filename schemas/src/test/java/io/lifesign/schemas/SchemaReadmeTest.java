package io.lifesign.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaReadmeTest {

  private static final Map<Topic.KeyKind, String> KEYS =
      Map.of(
          Topic.KeyKind.PATIENT_ID, "patient id",
          Topic.KeyKind.JOB, "job",
          Topic.KeyKind.NONE, "none");

  @Test
  void theTableOfTheReadmeIsTheCatalogue() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md")))
        .filteredOn(line -> line.contains("`lifesign."))
        .containsExactlyElementsOf(
            Catalogue.load().topics().stream()
                .map(
                    topic ->
                        "| `%s` | `%s` | %s | `lifesign.%s` |"
                            .formatted(
                                topic.name(),
                                topic.schema().getName(),
                                KEYS.get(topic.key()),
                                topic.table().name()))
                .toList());
  }
}
