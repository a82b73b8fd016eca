package io.lifesign.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FULL_TRANSITIVE: every schema and every release of it can read each other's records. */
class ReleasedSchemasTest {

  private static final Path RELEASED = Path.of("released");
  private static final String OLD =
      """
      {"type":"record","name":"R","fields":[
        {"name":"a","type":"string"},
        {"name":"n","type":{"type":"record","name":"N","fields":[{"name":"x","type":"int"}]}}]}
      """;

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void everySchemaAndEveryReleaseCanReadEachOther() throws IOException {
    List<String> breaks = new ArrayList<>();
    List<Path> releases = list(RELEASED);
    assertThat(releases).isNotEmpty();
    for (Path release : releases) {
      for (Path file : list(release)) {
        String topic = file.getFileName().toString().replace(".avsc", "");
        Evolution.breaks(catalogue.topic(topic).schema(), parse(Files.readString(file)))
            .forEach(found -> breaks.add(release + ", " + topic + " " + found));
      }
    }
    assertThat(breaks).as("breaks of FULL_TRANSITIVE (schemas/README.md)").isEmpty();
  }

  @Test
  void aFieldWithoutDefaultIsABreakAndNamed() {
    String changed = OLD.replace("\"int\"}", "\"int\"},{\"name\":\"y\",\"type\":\"int\"}");
    assertThat(Evolution.breaks(parse(changed), parse(OLD)))
        .singleElement()
        .asString()
        .startsWith("cannot read released records: field R.n.y: READER_FIELD_MISSING_DEFAULT");
    assertThat(Evolution.breaks(parse(OLD), parse(changed)))
        .singleElement()
        .asString()
        .startsWith("cannot be read by released readers: field R.n.y: READER_FIELD_MISSING");
  }

  @Test
  void aChangedTypeIsABreakBothWays() {
    String changed = OLD.replace("\"type\":\"string\"", "\"type\":\"boolean\"");
    assertThat(Evolution.breaks(parse(changed), parse(OLD)))
        .hasSize(2)
        .allSatisfy(found -> assertThat(found).contains("field R.a: TYPE_MISMATCH"));
  }

  @Test
  void aFieldWithDefaultIsNoBreak() {
    String changed =
        OLD.replace(
            "\"int\"}", "\"int\"},{\"name\":\"y\",\"type\":[\"null\",\"int\"],\"default\":null}");
    assertThat(Evolution.breaks(parse(changed), parse(OLD))).isEmpty();
  }

  @Test
  void aReleaseHoldsEveryTopicAndIsNeverWrittenAgain(@TempDir Path folder) throws IOException {
    Path release = folder.resolve("9.9.9");
    ReleaseSchemas.write(catalogue, release);
    for (Topic topic : catalogue.topics()) {
      Schema frozen = parse(Files.readString(release.resolve(topic.name() + ".avsc")));
      assertThat(frozen.getFullName()).isEqualTo(topic.schema().getFullName());
      assertThat(Evolution.breaks(topic.schema(), frozen)).isEmpty();
    }
    assertThatThrownBy(() -> ReleaseSchemas.write(catalogue, release))
        .hasMessageEndingWith("is released already and stays as it is");
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
