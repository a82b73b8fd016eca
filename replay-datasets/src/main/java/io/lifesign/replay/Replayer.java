package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import java.time.Duration;

/** Publishes datasets into Kafka in the order of arrival, with ticks in between and at the end. */
public final class Replayer {

  private static final double NANOS_PER_SECOND = 1e9;

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Catalogue catalogue = Catalogue.load();
  private final Duration patience;

  public Replayer() {
    this(PATIENCE);
  }

  /**
   * @param patience how long a broker may be away before the replay ends
   */
  public Replayer(Duration patience) {
    this.patience = patience;
  }

  /**
   * Publishes the whole dataset and returns when the broker has stored all of it.
   *
   * @throws ReplayException in one line, if broker, registry, topic or subject is not there
   */
  public Replayed publish(Dataset dataset, Target target, Speed speed, ReplayProgress progress) {
    long start = System.nanoTime();
    ReplayRun run = new ReplayRun(dataset, catalogue);
    try (KafkaPublisher publisher = KafkaPublisher.open(target, catalogue, patience)) {
      Pacer pacer =
          speed.unlimited() ? Pacer.NONE : new RealTimePacer(speed, dataset.startMicros());
      progress.started(dataset.name(), dataset.size());
      run.publish(publisher, pacer, progress);
    }
    return new Replayed(
        dataset.name(),
        run.recordsByTopic(),
        run.ticks(),
        (System.nanoTime() - start) / NANOS_PER_SECOND);
  }
}
