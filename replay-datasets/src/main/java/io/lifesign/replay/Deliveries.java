package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** The same dataset delivered otherwise: what a network may do without changing what is decided. */
public final class Deliveries {

  /** How far inside the lateness a shuffled record stays, us. */
  private static final long MARGIN_MICROS = Micros.PER_SECOND;

  private Deliveries() {}

  /** Each record that many times, one right after the other. */
  public static Dataset repeated(Dataset dataset, int times) {
    return new RecordedDataset(
        dataset.name(),
        dataset.note() + ", each record delivered " + times + " times",
        dataset
            .arrivals()
            .flatMap(arrival -> Collections.nCopies(times, arrival).stream())
            .toList(),
        dataset.skipped(),
        closing(dataset));
  }

  /**
   * Each record later by chance, but never so late that it could fall behind the lateness of its
   * topic, nor after the dataset's end. What is late already, or unreadable, stays where it is.
   */
  public static Dataset shuffledWithinLateness(Dataset dataset, long seed) {
    Catalogue catalogue = Catalogue.load();
    SplittableRandom random = new SplittableRandom(seed);
    List<Arrival> moved =
        dataset
            .arrivals()
            .map(
                arrival ->
                    delayed(arrival, catalogue.topic(arrival.topic()), dataset.endMicros(), random))
            .toList();
    return new RecordedDataset(
        dataset.name(),
        dataset.note() + ", shuffled within the lateness by seed " + seed,
        moved,
        dataset.skipped(),
        closing(dataset));
  }

  private static Duration closing(Dataset dataset) {
    return Duration.of(dataset.closingMicros() - dataset.endMicros(), ChronoUnit.MICROS);
  }

  private static Arrival delayed(
      Arrival arrival, Topic topic, long endMicros, SplittableRandom random) {
    if (arrival.eventMicros().isEmpty()) {
      return arrival;
    }
    long latest =
        Math.min(
            endMicros,
            arrival.eventMicros().getAsLong() + topic.lateness().toNanos() / 1_000 - MARGIN_MICROS);
    long slack = latest - arrival.arrivalMicros();
    // ahead of time by more than the tolerance: moving it would make it no better
    boolean future =
        arrival.eventMicros().getAsLong() - arrival.arrivalMicros()
            > RecordedDataset.FUTURE_TOLERANCE_MICROS;
    return slack <= 0 || future
        ? arrival
        : arrival.arrivingAt(arrival.arrivalMicros() + random.nextLong(slack + 1));
  }
}
