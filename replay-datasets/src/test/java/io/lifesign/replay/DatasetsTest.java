package io.lifesign.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {

  @Test
  void anUnknownNameIsRefusedInOneLineWithTheKnownOnes() {
    assertThatThrownBy(() -> Datasets.open("wards", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dataset wards is not known; known are ward, ecg, admissions, bidmc, challenge2012, challenge2019, wfdb,"
                + " synthea, mimic3, uci");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bidmc", "challenge2012", "challenge2019", "synthea", "mimic3", "uci"})
  void aMissingFolderAndAnEmptyOneAreRefusedByName(String name, @TempDir Path empty) {
    Path missing = empty.resolve("nowhere");

    assertThatThrownBy(() -> Datasets.open(name, Optional.of(missing)))
        .hasMessage("dataset " + name + ": no folder " + missing);
    assertThatThrownBy(() -> Datasets.open(name, Optional.of(empty)))
        .hasMessageStartingWith("dataset " + name + ": no file ")
        .hasMessageEndingWith(" in " + empty);
    assertThatThrownBy(() -> Datasets.open(name, Optional.empty())).hasMessageContaining("--from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "fast", "NaN"})
  void aSpeedIsMaxOrANumberAboveZero(String text) {
    assertThatThrownBy(() -> Speed.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("speed is max or a number above 0");
  }
}
