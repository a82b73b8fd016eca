package io.lifesign.replay;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One replay: records in the order of arrival, ticks as data time passes, closing ticks. */
final class ReplayRun {

  private static final long HOUR_MICROS = 60 * Micros.PER_MINUTE;
  private static final long DAY_MICROS = 24 * HOUR_MICROS;
  private static final long MONTH_MICROS = 30 * DAY_MICROS;

  private static final long FIRST_CLOSING_MICROS = Micros.PER_SECOND;

  /** Far enough behind the first that timers of up to a minute fire, near enough for no silence. */
  static final long SECOND_CLOSING_MICROS = 62 * Micros.PER_SECOND;

  private final Dataset dataset;
  private final List<Topic> tickTopics;
  private final SortedMap<String, Long> recordsByTopic = new TreeMap<>();
  private long ticks;

  ReplayRun(Dataset dataset, Catalogue catalogue) {
    this.dataset = dataset;
    this.tickTopics = catalogue.topics().stream().filter(Topic::ticks).toList();
  }

  void publish(Publisher publisher, Pacer pacer, ReplayProgress progress) {
    long lastMicros = dataset.startMicros();
    long records = 0;
    for (Iterator<Arrival> left = dataset.arrivals().iterator(); left.hasNext(); ) {
      Arrival arrival = left.next();
      tickBetween(lastMicros, arrival.arrivalMicros(), publisher, pacer);
      pacer.await(arrival.arrivalMicros());
      publisher.send(arrival);
      if (arrival.payload() instanceof Payload.Clock) {
        ticks++;
      } else {
        recordsByTopic.merge(arrival.topic(), 1L, Long::sum);
      }
      lastMicros = arrival.arrivalMicros();
      progress.reached(++records, arrival.arrivalMicros());
    }
    if (dataset.closingMicros() > dataset.endMicros()) {
      tickBetween(
          Math.max(lastMicros, dataset.endMicros()), dataset.closingMicros(), publisher, pacer);
    }
    close(publisher);
  }

  /**
   * Ticks after one time and up to another, on whole steps of the dataset. Where nothing comes for
   * long, the way there is taken in hours, days or months, for the history of an EHR spans decades;
   * the last tick is on the last whole step all the same.
   */
  private void tickBetween(long fromMicros, long toMicros, Publisher publisher, Pacer pacer) {
    long step = step(toMicros - fromMicros);
    long last = Math.floorDiv(toMicros, dataset.tickMicros()) * dataset.tickMicros();
    long next = nextMultiple(fromMicros, step);
    while (next < last) {
      tick(next, publisher, pacer);
      next += step;
    }
    if (last > fromMicros) {
      tick(last, publisher, pacer);
    }
  }

  private long step(long gapMicros) {
    if (gapMicros <= HOUR_MICROS) {
      return dataset.tickMicros();
    }
    if (gapMicros <= DAY_MICROS) {
      return HOUR_MICROS;
    }
    return gapMicros <= MONTH_MICROS ? DAY_MICROS : MONTH_MICROS;
  }

  private static long nextMultiple(long micros, long step) {
    return Math.floorDiv(micros, step) * step + step;
  }

  private void tick(long atMicros, Publisher publisher, Pacer pacer) {
    pacer.await(atMicros);
    tickAll(publisher, atMicros);
  }

  private void tickAll(Publisher publisher, long atMicros) {
    for (Topic topic : tickTopics) {
      ticks += publisher.tick(topic.name(), atMicros);
    }
  }

  /** Brings every topic's watermark to the same event time, about a minute behind the close. */
  private void close(Publisher publisher) {
    for (long after : new long[] {FIRST_CLOSING_MICROS, SECOND_CLOSING_MICROS}) {
      for (Topic topic : tickTopics) {
        long latenessMicros = topic.lateness().toNanos() / 1_000;
        ticks += publisher.tick(topic.name(), dataset.closingMicros() + latenessMicros + after);
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
