package io.lifesign.replay.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.OpenData;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts on the real data, where it is at hand; stays without any vital sign are no patients. */
class RealDataTest {

  @ParameterizedTest
  @CsvSource({
    "bidmc, '', 36, 17316",
    "challenge2012, set-a-dev.tar.gz, 2961, 188154",
    "challenge2019, training_setB-dev-small400.tar.gz, 399, 15292"
  })
  void theRealDataIsReadWhole(String name, String file, long patients, long records) {
    Path path = OpenData.require(name, file);

    Dataset dataset = Datasets.open(name, Optional.of(path));

    assertThat(dataset.skipped()).isEmpty();
    assertThat(dataset.arrivals().map(Arrival::key).distinct().count()).isEqualTo(patients);
    assertThat(dataset.arrivals().filter(arrival -> arrival.topic().equals("device.vitals")))
        .hasSize(Math.toIntExact(records));
  }
}
