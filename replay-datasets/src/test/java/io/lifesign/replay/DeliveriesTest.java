package io.lifesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.ward.WardFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private static final long LATENESS_MICROS = 5 * Micros.PER_SECOND;

  @Test
  void aShuffleMovesRecordsButMakesNoneLateThatWasNot() {
    Dataset ward = WardFile.open();
    Dataset shuffled = Deliveries.shuffledWithinLateness(ward, 1);

    assertThat(shuffled.size()).isEqualTo(ward.size());
    assertThat(shuffled.endMicros()).isEqualTo(ward.endMicros());
    assertThat(late(shuffled)).isEqualTo(late(ward));
    assertThat(order(shuffled)).isNotEqualTo(order(ward)).hasSameSizeAs(order(ward));
  }

  private static long late(Dataset dataset) {
    return dataset
        .arrivals()
        .filter(arrival -> arrival.topic().equals("device.vitals"))
        .filter(arrival -> arrival.eventMicros().isPresent())
        .filter(
            arrival ->
                arrival.arrivalMicros() - arrival.eventMicros().getAsLong() >= LATENESS_MICROS)
        .count();
  }

  private static List<Payload> order(Dataset dataset) {
    return dataset.arrivals().map(Arrival::payload).toList();
  }

  @Test
  void repeatedDeliversEachRecordThatOften() {
    Dataset twice = ReplayRunTest.dataset(ReplayRunTest.vitals("a", 10, 11));

    assertThat(Deliveries.repeated(twice, 3).arrivals()).hasSize(3);
  }
}
