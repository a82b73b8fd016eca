package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;

/** Publishes datasets into Kafka in the order of arrival, with ticks in between and at the end. */
public final class Replayer {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Catalogue catalogue = Catalogue.load();

  /**
   * Publishes the whole dataset and returns when the broker has stored all of it.
   *
   * @throws ReplayException in one line, if broker, registry, topic or subject is not there
   */
  public Replayed publish(Dataset dataset, Target target, Speed speed, ReplayProgress progress) {
    long start = System.nanoTime();
    ReplayRun run = new ReplayRun(dataset, catalogue);
    try (KafkaPublisher publisher = KafkaPublisher.open(target, catalogue)) {
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
