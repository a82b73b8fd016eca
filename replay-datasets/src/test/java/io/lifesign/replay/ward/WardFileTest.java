package io.lifesign.replay.ward;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ValueBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WardFileTest {

  @Test
  void generatingAgainGivesTheBundledFile() throws IOException {
    try (BufferedReader bundled = WardFile.bundled()) {
      assertThat(WardGenerator.arrivals().stream().map(ArrivalLine::write))
          .containsExactlyElementsOf(bundled.lines().toList());
    }
  }

  @Test
  void readingGivesBackTheSameKafkaRecords() {
    Dataset ward = WardFile.open();

    assertThat(values(ward.arrivals()))
        .containsExactlyElementsOf(values(WardGenerator.arrivals().stream()));
  }

  private static List<String> values(Stream<Arrival> arrivals) {
    ValueBytes values = new ValueBytes(topic -> 1);
    return arrivals
        .map(
            arrival ->
                arrival.arrivalMicros()
                    + arrival.topic()
                    + arrival.key()
                    + java.util.HexFormat.of().formatHex(values.of(arrival)))
        .toList();
  }
}
