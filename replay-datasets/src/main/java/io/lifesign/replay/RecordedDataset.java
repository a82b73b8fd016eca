package io.lifesign.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A dataset held in memory, sorted by arrival; what arrives at once keeps the order given. */
public final class RecordedDataset implements Dataset {

  /** An event time further ahead of its arrival than this is a broken clock, not the future, us. */
  static final long FUTURE_TOLERANCE_MICROS = Micros.PER_MINUTE;

  /** The 30 days in which a return counts, and one more so that the last of them is over. */
  public static final Duration AFTER_EHR = Duration.ofDays(31);

  private final String name;
  private final String note;
  private final List<SkippedRow> skipped;
  private final List<Arrival> arrivals;
  private final long endMicros;
  private final Duration closing;

  /**
   * @throws IllegalArgumentException if there is nothing to replay
   */
  public RecordedDataset(
      String name, String note, List<Arrival> arrivals, List<SkippedRow> skipped) {
    this(name, note, arrivals, skipped, closing(arrivals));
  }

  /**
   * @param closing how long after its end something may still be decided
   * @throws IllegalArgumentException if there is nothing to replay
   */
  public RecordedDataset(
      String name,
      String note,
      List<Arrival> arrivals,
      List<SkippedRow> skipped,
      Duration closing) {
    if (arrivals.isEmpty()) {
      throw new IllegalArgumentException("dataset " + name + " holds no usable record");
    }
    this.name = name;
    this.note = note;
    this.skipped = List.copyOf(skipped);
    List<Arrival> sorted = new ArrayList<>(arrivals);
    sorted.sort(Comparator.comparingLong(Arrival::arrivalMicros));
    this.arrivals = sorted;
    this.closing = closing;
    this.endMicros = sorted.stream().mapToLong(RecordedDataset::latestMicros).max().getAsLong();
  }

  /** After the last message of an EHR it takes a month to know who came back. */
  private static Duration closing(List<Arrival> arrivals) {
    return arrivals.stream().anyMatch(arrival -> arrival.payload() instanceof Payload.Ehr)
        ? AFTER_EHR
        : Duration.ZERO;
  }

  private static long latestMicros(Arrival arrival) {
    long event = arrival.eventMicros().orElse(arrival.arrivalMicros());
    return event - arrival.arrivalMicros() > FUTURE_TOLERANCE_MICROS
        ? arrival.arrivalMicros()
        : Math.max(event, arrival.arrivalMicros());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  public long startMicros() {
    return arrivals.get(0).arrivalMicros();
  }

  @Override
  public long endMicros() {
    return endMicros;
  }

  @Override
  public long closingMicros() {
    return endMicros + closing.toMillis() * Micros.PER_MILLI;
  }

  @Override
  public long size() {
    return arrivals.size();
  }

  @Override
  public List<SkippedRow> skipped() {
    return skipped;
  }

  @Override
  public Stream<Arrival> arrivals() {
    return arrivals.stream();
  }

  @Override
  public Dataset shiftedBy(Duration wholeDays) {
    if (!Duration.ofDays(wholeDays.toDays()).equals(wholeDays)) {
      throw new IllegalArgumentException("a dataset is shifted by whole days, not " + wholeDays);
    }
    long micros = wholeDays.toMillis() * Micros.PER_MILLI;
    return new RecordedDataset(
        name,
        note + ", shifted by " + wholeDays.toDays() + " days",
        arrivals.stream().map(arrival -> arrival.shiftedBy(micros)).toList(),
        skipped,
        closing);
  }
}
