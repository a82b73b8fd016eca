package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.streaming.KafkaOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChaosStateTest {

  private static final ChaosVerdict.Alerts NO_HARM = new ChaosVerdict.Alerts(9, 0, 0, 0, 0, 2);

  @TempDir Path folder;

  @Test
  void theJobUnderstandsWhatExactlyOnceSets() {
    for (boolean exactlyOnce : List.of(true, false)) {
      assertThat(
              ChaosCommand.settings(exactlyOnce)
                  .job(JobProgram.VITALS.name(), "127.0.0.1:1", "http://127.0.0.1:1")
                  .get(KafkaOptions.DELIVERY))
          .isEqualTo(
              exactlyOnce ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE);
    }
  }

  @Test
  void goesOnBehindTheLastRoundAndWithAnotherSeed() {
    Path file = folder.resolve("state.json");
    ChaosState begun = asked(25).resumed(file);
    assertThat(begun.nextKills()).isEqualTo(10);
    begun.with(round(10, NO_HARM)).with(round(10, NO_HARM)).write(file);

    ChaosState found = asked(25).resumed(file);

    assertThat(found.nextKills()).isEqualTo(5);
    assertThat(found.nextSeed()).isEqualTo(3);
    assertThat(found.with(round(5, NO_HARM)).unfinished()).isFalse();
    assertThatThrownBy(() -> asked(30).resumed(file))
        .isInstanceOf(Refusal.class)
        .hasMessage("--kills is 30, and " + file + " was begun with 25.");
  }

  @Test
  void aFileOfSomethingElseIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("other.json"), "{\"a\":1}");

    assertThatThrownBy(() -> asked(1).resumed(file)).hasMessageStartingWith("--state " + file);
  }

  @Test
  void holdsOnlyIfEveryRoundDoes() {
    ChaosState good = asked(2).with(round(1, NO_HARM));

    assertThat(good.holds()).isTrue();
    assertThat(good.with(round(1, new ChaosVerdict.Alerts(9, 1, 0, 0, 0, 0))).holds()).isFalse();
    assertThat(good.with(round(1, new ChaosVerdict.Alerts(0, 0, 0, 0, 0, 0))).holds()).isFalse();
    assertThat(new ChaosState(1, 9, 2, 0, true, good.rounds()).holds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--kills -1|--kills must be 0 or more.",
        "--patients 0|--patients must be 1 or more.",
        "--kills 0|--kills 0 looks on: say for how long with --minutes."
      })
  void isRefusedInOneLine(String arguments, String line) {
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setErr(new PrintWriter(err, true));

    assertThat(command.execute(("chaos " + arguments).split(" "))).isOne();
    assertThat(err.toString().lines()).containsExactly("lifesign: " + line);
  }

  private static ChaosState asked(int kills) {
    return new ChaosState(1, 9, kills, 0, false, List.of());
  }

  private static ChaosResult round(int kills, ChaosVerdict.Alerts alerts) {
    return new ChaosResult(
        1,
        Collections.nCopies(kills, new ChaosKill("broker", 5, 5, false)),
        new ChaosVerdict(3, 3, List.of(), false, alerts),
        0,
        1,
        2,
        List.of());
  }
}
