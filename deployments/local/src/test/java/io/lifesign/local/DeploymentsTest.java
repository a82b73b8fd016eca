package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentsTest {

  @TempDir Path folder;

  @Test
  void whatWasDeployedIsFoundAgain() {
    Deployment home = new Deployment("vitals-home", Path.of("a.jar"), 1, Optional.empty());
    Deployment vitals =
        new Deployment("vitals-scoring", Path.of("a.jar"), 2, Optional.of(Path.of("rules.yaml")));
    new Deployments(folder).put(vitals);
    new Deployments(folder).put(home.withParallelism(3));
    new Deployments(folder).put(home.withJar(Path.of("b.jar")));

    assertThat(new Deployments(folder).all())
        .containsEntry("vitals-scoring", vitals)
        .containsEntry(
            "vitals-home", new Deployment("vitals-home", Path.of("b.jar"), 1, Optional.empty()))
        .hasSize(2);
  }

  @Test
  void whatIsKeptStaysAsItWasWhenTheBuildChanges() throws IOException {
    Path built = folder.resolve("job.jar");
    Deployments deployments = new Deployments(folder.resolve("cluster"));
    Files.writeString(built, "first");
    Path first = deployments.keep(built);
    Files.writeString(built, "second");
    Path second = deployments.keep(built);

    assertThat(first).content().isEqualTo("first");
    assertThat(second).content().isEqualTo("second");
    assertThat(deployments.keep(built)).isEqualTo(second);
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("nosuch.jar");

    assertThatThrownBy(() -> new Deployments(folder).keep(missing))
        .isInstanceOf(Refusal.class)
        .hasMessage("There is no file " + missing + ".");
  }
}
