package io.lifesign.local;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Micros;
import io.lifesign.replay.SkippedRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What arrives of a dataset before some time, with no end: the day goes on. */
record Morning(Dataset day, long untilMicros) implements Dataset {

  private static final long LONG_AGO_MICROS = 2 * 24 * 60 * Micros.PER_MINUTE;

  @Override
  public String name() {
    return day.name();
  }

  @Override
  public String note() {
    return day.note();
  }

  @Override
  public long startMicros() {
    return day.startMicros();
  }

  /** So long ago that the closing ticks move nobody's time. */
  @Override
  public long endMicros() {
    return day.startMicros() - LONG_AGO_MICROS;
  }

  @Override
  public long size() {
    return arrivals().count();
  }

  @Override
  public List<SkippedRow> skipped() {
    return List.of();
  }

  @Override
  public Stream<Arrival> arrivals() {
    return day.arrivals().filter(arrival -> arrival.arrivalMicros() < untilMicros);
  }

  @Override
  public Dataset shiftedBy(Duration wholeDays) {
    return new Morning(day.shiftedBy(wholeDays), untilMicros + wholeDays.toNanos() / 1_000);
  }
}
