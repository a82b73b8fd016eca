package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One replay: records in the order of arrival, ticks as data time passes, closing ticks. */
final class ReplayRun {

  /** How often a tick is sent, data time, us. */
  static final long TICK_MICROS = Micros.PER_MINUTE;

  private static final long FIRST_CLOSING_MICROS = Micros.PER_SECOND;

  /** Far enough behind the first that timers of up to a minute fire, near enough for no silence. */
  private static final long SECOND_CLOSING_MICROS = 62 * Micros.PER_SECOND;

  private final Dataset dataset;
  private final List<Topic> tickTopics;
  private final SortedMap<String, Long> recordsByTopic = new TreeMap<>();
  private long ticks;

  ReplayRun(Dataset dataset, Catalogue catalogue) {
    this.dataset = dataset;
    this.tickTopics = catalogue.topics().stream().filter(Topic::ticks).toList();
  }

  void publish(Publisher publisher, Pacer pacer, ReplayProgress progress) {
    long nextTick = Math.floorDiv(dataset.startMicros(), TICK_MICROS) * TICK_MICROS + TICK_MICROS;
    long records = 0;
    for (Iterator<Arrival> left = dataset.arrivals().iterator(); left.hasNext(); ) {
      Arrival arrival = left.next();
      for (; nextTick <= arrival.arrivalMicros(); nextTick += TICK_MICROS) {
        pacer.await(nextTick);
        tickAll(publisher, nextTick);
      }
      pacer.await(arrival.arrivalMicros());
      publisher.send(arrival);
      recordsByTopic.merge(arrival.topic(), 1L, Long::sum);
      progress.reached(++records, arrival.arrivalMicros());
    }
    close(publisher);
  }

  private void tickAll(Publisher publisher, long atMicros) {
    for (Topic topic : tickTopics) {
      ticks += publisher.tick(topic.name(), atMicros);
    }
  }

  /** Brings every topic's watermark to the same event time, about a minute behind the end. */
  private void close(Publisher publisher) {
    for (long after : new long[] {FIRST_CLOSING_MICROS, SECOND_CLOSING_MICROS}) {
      for (Topic topic : tickTopics) {
        long latenessMicros = topic.lateness().toNanos() / 1_000;
        ticks += publisher.tick(topic.name(), dataset.endMicros() + latenessMicros + after);
      }
    }
  }

  SortedMap<String, Long> recordsByTopic() {
    return recordsByTopic;
  }

  long ticks() {
    return ticks;
  }
}
