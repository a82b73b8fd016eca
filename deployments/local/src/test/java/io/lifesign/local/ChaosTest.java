package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of process dies once under load, and nothing is lost, doubled or made up. */
class ChaosTest {

  private static final int PATIENTS = 100;
  private static final int KILLS = ChaosFault.values().length;
  private static final int PAUSE_MILLIS = 1_000;

  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledWhateverDies() throws Exception {
    Installation installation = Installation.own();
    Assumptions.assumeTrue(built(installation), "the jobs are not built (mvn package)");
    ClusterOptions options =
        ChaosCommand.options(installation, folder.resolve("chaos"), ChaosCommand.settings(false));
    ChaosResult result =
        new ChaosRound(
                options,
                new ChaosRound.Plan(
                    3, PATIENTS, KILLS, PAUSE_MILLIS, ChaosCommand.AT_ONCE_MILLIS, Duration.ZERO),
                System.err::println)
            .run();

    assertThat(result.kills()).hasSize(KILLS);
    assertThat(result.kills()).anyMatch(kill -> kill.recoveryMillis() > 0);
    assertThat(result.verdict().findings()).isEmpty();
    assertThat(result.verdict().rows()).isEqualTo(result.verdict().records());
    assertThat(result.verdict().alerts().expected()).isGreaterThan(20);
    assertThat(result.verdict().holds()).as(result.verdict().line()).isTrue();
  }

  private static boolean built(Installation installation) {
    try {
      installation.jobJar(JobProgram.LANDING.module());
      installation.jobJar(JobProgram.VITALS.module());
      return true;
    } catch (Refusal e) {
      return false;
    }
  }
}
