package io.lifesign.replay.ecg;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.schemas.Catalogue;
import java.util.SplittableRandom;

/**
 * Waveforms later by chance, so that those of one monitor overtake each other, but none too late.
 */
final class ShuffledChunks {

  /** No chunk is sent before its end: the next to tell the time comes that much later. */
  private static final long CHUNK_MICROS = Micros.PER_SECOND;

  private ShuffledChunks() {}

  static Dataset of(Dataset dataset, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new RecordedDataset(
        dataset.name(),
        dataset.note() + ", chunks shuffled by seed " + seed,
        dataset
            .arrivals()
            .map(
                arrival ->
                    arrival.payload() instanceof Payload.Ecg
                        ? delayed(arrival, dataset.endMicros(), random)
                        : arrival)
            .toList(),
        dataset.skipped());
  }

  private static Arrival delayed(Arrival arrival, long endMicros, SplittableRandom random) {
    long lateness = Catalogue.load().topic(arrival.topic()).lateness().toNanos() / 1_000;
    long late = arrival.eventMicros().orElseThrow() + lateness;
    // a replay also tells the time every whole minute
    long tick = -Math.floorDiv(-late, Micros.PER_MINUTE) * Micros.PER_MINUTE;
    long latest = Math.min(endMicros, Math.min(tick - 1, late + CHUNK_MICROS));
    long slack = Math.max(0, latest - arrival.arrivalMicros());
    return new Arrival(
        arrival.arrivalMicros() + random.nextLong(slack + 1),
        arrival.topic(),
        arrival.key(),
        arrival.payload());
  }
}
