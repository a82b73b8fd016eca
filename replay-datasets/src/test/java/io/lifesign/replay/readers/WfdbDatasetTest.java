package io.lifesign.replay.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WfdbDatasetTest {

  @TempDir Path folder;

  @BeforeEach
  void twoRecordsAndTwoBadOnes() throws IOException {
    record("a", 100, 250);
    record("b", 200, 200);
    record("slow", 50, 100);
    Files.write(folder.resolve("none.hea"), List.of("none 1 100 10", "none.dat 16"));
  }

  @Test
  void recordsAreSentSecondBySecondInParallel() {
    Dataset dataset = WfdbDataset.open(folder, Optional.empty());

    assertThat(dataset.arrivals()).extracting(Arrival::key).containsExactly("a", "b", "a", "a");
    assertThat(dataset.arrivals()).extracting(Arrival::topic).containsOnly("device.ecg");
    assertThat(dataset.arrivals())
        .allSatisfy(
            arrival ->
                assertThat(arrival.arrivalMicros())
                    .isGreaterThan(arrival.eventMicros().getAsLong()));
    assertThat(dataset.note()).contains(WfdbDataset.START.toString());
  }

  @Test
  void aRecordThatCannotBeSentIsTold() {
    assertThat(WfdbDataset.open(folder, Optional.empty()).skipped())
        .extracting(Object::toString)
        .containsExactly(
            "none.hea:0: none.dat: there is no such file",
            "slow.hea:0: its sampling rate is not 100 to 1000 Hz");
  }

  @Test
  void oneRecordCanBeNamed() {
    Dataset dataset = Datasets.open("wfdb", Optional.of(folder), Optional.of("b"));

    assertThat(dataset.arrivals()).extracting(Arrival::key).containsExactly("b");
  }

  @Test
  void whatIsNotThereIsRefusedInALine() {
    assertThatThrownBy(() -> WfdbDataset.open(folder, Optional.of("c")))
        .hasMessage("dataset wfdb: no record c in " + folder);
    assertThatThrownBy(() -> WfdbDataset.open(folder, Optional.of("none")))
        .hasMessage("dataset wfdb: none.hea:0: none.dat: there is no such file");
    assertThatThrownBy(() -> Datasets.open("ward", Optional.empty(), Optional.of("c")))
        .hasMessage("dataset ward has no single records");
  }

  private void record(String name, int hertz, int samples) throws IOException {
    Files.write(
        folder.resolve(name + ".hea"),
        List.of(name + " 1 " + hertz + " " + samples, name + ".dat 16 200 16 0 0 0 0 II"));
    Files.write(folder.resolve(name + ".dat"), new byte[2 * samples]);
  }
}
