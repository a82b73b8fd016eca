package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Micros;
import io.lifesign.replay.RecordedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every job of this build goes on from the savepoint that each release took in the middle of the
 * bundled day, and nothing is lost or doubled.
 */
class ReleasedStateTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Half of the ward's day, half of the monitors' five minutes. */
  private static final long NOON = Micros.of(Instant.parse("2026-03-02T12:02:30Z"));

  private static final long EVENING = Micros.of(Instant.parse("2026-03-02T18:00:00Z"));

  /** One monitored patient in so many is enough; one at home is among them. */
  private static final int SHARE = 3;

  private static final Dataset DAY = day();
  private static final Dataset MORNING = new Morning(DAY, NOON);
  private static final Dataset AFTERNOON = part(DAY, arrival -> arrival.arrivalMicros() >= NOON);

  @TempDir static Path folder;

  /** With {@code -Dlifesign.write=true} that of this release is taken first. */
  static List<ReleasedState> released() throws IOException, InterruptedException {
    if (Boolean.getBoolean("lifesign.write")) {
      write(ReleasedState.ofThisRelease());
    }
    return ReleasedState.all();
  }

  @ParameterizedTest
  @MethodSource("released")
  void nothingIsLostOrDoubledAcrossTheUpgrade(ReleasedState state) throws Exception {
    try (HouseRun run = HouseRun.start(folder.resolve("upgrade-" + state))) {
      run.fill(state.ends());
      for (JobProgram program : JobProgram.ALL) {
        Path savepoint = state.savepoint(program, folder.resolve("savepoints-" + state));
        run.submit(program, Optional.of(savepoint));
      }
      run.publish(AFTERNOON);
      run.awaitDecided(DAY.endMicros());
      for (JobProgram program : JobProgram.ALL) {
        run.awaitRead(program);
      }
      Await.until("all to be delivered", PATIENCE, () -> run.missingResources().isEmpty());
      Await.until("all to land", PATIENCE, () -> run.missingRows().isEmpty());
      run.stopAll();

      List<String> told = new ArrayList<>(withoutLedger(state.before()));
      told.addAll(run.told());
      assertThat(told).containsExactlyInAnyOrderElementsOf(state.unbroken());
    }
  }

  private static void write(ReleasedState state) throws IOException, InterruptedException {
    List<String> unbroken;
    try (HouseRun run = HouseRun.start(folder.resolve("unbroken"))) {
      for (JobProgram program : JobProgram.ALL) {
        run.submit(program, Optional.empty());
      }
      run.publish(MORNING);
      run.publish(AFTERNOON);
      run.awaitDecided(DAY.endMicros());
      run.stopAll();
      unbroken = run.told();
    }
    try (HouseRun run = HouseRun.start(folder.resolve("morning"))) {
      for (JobProgram program : JobProgram.ALL) {
        run.submit(program, Optional.empty());
      }
      run.publish(MORNING);
      Map<JobProgram, Path> savepoints = run.stopAll();
      state.write(savepoints, run.ends(), run.told(), unbroken);
    }
  }

  private static Dataset day() {
    return part(
        Datasets.demo(),
        arrival ->
            arrival.arrivalMicros() < EVENING
                && (arrival.topic().startsWith("ehr.")
                    || Math.floorMod(arrival.key().hashCode(), SHARE) == 1));
  }

  private static Dataset part(Dataset of, Predicate<Arrival> which) {
    List<Arrival> left = of.arrivals().filter(which).toList();
    return new RecordedDataset(of.name(), of.note(), left, List.of(), Duration.ZERO);
  }

  private static List<String> withoutLedger(List<String> lines) {
    return lines.stream().filter(line -> !line.startsWith("ledger ")).toList();
  }
}
