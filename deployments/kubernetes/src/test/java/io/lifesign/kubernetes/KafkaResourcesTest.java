package io.lifesign.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifesign.local.access.JobWiring;
import io.lifesign.schemas.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed topics and users are those of the catalogue and the jobs. */
class KafkaResourcesTest {

  private static final Path KAFKA = Manifests.FOLDER.resolve("base/kafka");
  private static final Catalogue CATALOGUE = Catalogue.load();

  @TempDir static Path folder;
  private static List<JobWiring> jobs;

  @BeforeAll
  static void readJobs() throws IOException {
    jobs = new ArrayList<>();
    try (var files = Files.list(Manifests.FOLDER.resolve("base/jobs"))) {
      for (Path file : files.sorted().toList()) {
        jobs.add(DeployedJob.of(Manifests.read(file).get(0), folder));
      }
    }
  }

  @Test
  void topicsAreThoseOfTheCatalogue() throws IOException {
    same("topics.yaml", new KafkaResources(CATALOGUE).topics());
  }

  @Test
  void usersMayDoWhatTheirJobsDo() throws IOException {
    same("users.yaml", new KafkaResources(CATALOGUE).users(jobs));
  }

  @Test
  void theGraphTellsTheTopicsOfAJob() {
    JobWiring vitals =
        jobs.stream().filter(job -> job.name().equals("vitals-scoring")).findFirst().orElseThrow();

    assertThat(vitals.reads()).containsExactly("alerts.acks", "care.profiles", "device.vitals");
    assertThat(vitals.writes())
        .containsExactly("alerts", "dead.letters", "ledger", "record.outcomes", "vitals.scores");
  }

  @Test
  void nobodyMayDoEverything() {
    for (JsonNode user : Manifests.of("base", "KafkaUser")) {
      for (JsonNode acl : user.at("/spec/authorization/acls")) {
        assertThat(acl.at("/resource/patternType").asText()).isEqualTo("literal");
        assertThat(acl.at("/operations").toString()).doesNotContain("All");
      }
    }
  }

  /** With {@code -Dlifesign.write=true} the files are written instead. */
  private static void same(String file, String generated) throws IOException {
    Path committed = KAFKA.resolve(file);
    if (Boolean.getBoolean("lifesign.write")) {
      Files.writeString(committed, generated);
    }
    assertThat(Files.readString(committed)).isEqualTo(generated);
  }
}
