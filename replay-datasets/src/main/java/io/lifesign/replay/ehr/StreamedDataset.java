package io.lifesign.replay.ehr;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.SkippedRow;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A dataset whose messages are written as they are sent: too many to be held in memory. */
record StreamedDataset(
    String name,
    String note,
    long startMicros,
    long endMicros,
    long size,
    List<SkippedRow> skipped,
    Supplier<Stream<Arrival>> source)
    implements Dataset {

  @Override
  public long closingMicros() {
    return endMicros + RecordedDataset.AFTER_EHR.toNanos() / 1_000;
  }

  @Override
  public Stream<Arrival> arrivals() {
    return source.get();
  }

  @Override
  public Dataset shiftedBy(Duration wholeDays) {
    if (!Duration.ofDays(wholeDays.toDays()).equals(wholeDays)) {
      throw new IllegalArgumentException("a dataset is shifted by whole days, not " + wholeDays);
    }
    long micros = wholeDays.toNanos() / 1_000;
    return new StreamedDataset(
        name,
        note + ", shifted by " + wholeDays.toDays() + " days",
        startMicros + micros,
        endMicros + micros,
        size,
        skipped,
        () -> arrivals().map(arrival -> arrival.shiftedBy(micros)));
  }
}
