package io.lifesign.local;

import io.lifesign.lake.Cohorts;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.SealedColumns;
import io.lifesign.lake.TaggedTables;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.SkippedRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * History from the lake, held in memory: every partition in the order of its offsets, partitions
 * merged by time of arrival. A record that was late then is preceded by a tick of its partition's
 * progress then, so that it is late again, whoever else is left out or however ticks came.
 */
final class LakeDataset implements Dataset {

  static final String NAME = "lake";

  private static final long FUTURE_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final String note;
  private final List<Arrival> arrivals;
  private final long endMicros;

  private LakeDataset(String note, List<Arrival> arrivals) {
    this.note = note;
    this.arrivals = arrivals;
    this.endMicros = arrivals.stream().mapToLong(LakeDataset::latestMicros).max().orElseThrow();
  }

  /**
   * Reads the tables as of a tag.
   *
   * @param cohort whose patients alone are wanted
   * @throws Refusal if nothing is in them
   * @throws io.lifesign.lake.QueryRefused if there is no such lake, tag or cohort
   */
  static LakeDataset read(LakeConfig config, String tag, Optional<String> cohort) {
    try (Lake lake = Lake.existing(config)) {
      TaggedTables tables = new TaggedTables(lake, tag, SealedColumns.of(config));
      Predicate<String> wanted = key -> true;
      String of = "";
      if (cohort.isPresent()) {
        SortedSet<String> patients =
            new Cohorts(config, lake, InstantSource.system()).patients(cohort.get());
        wanted = patients::contains;
        of = ", the " + patients.size() + " patients of cohort " + cohort.get();
      }
      LakeHistory history = LakeHistory.read(tables, wanted);
      List<Arrival> arrivals = merged(history);
      if (arrivals.isEmpty()) {
        throw new Refusal("As of tag " + tag + " the tables hold no record to replay" + of + ".");
      }
      String lost =
          history.lost() == 0 ? "" : ", without " + history.lost() + " unreadable large records";
      return new LakeDataset("the lake as of tag " + tag + of + lost, arrivals);
    }
  }

  /** A record of a partition that is next to be sent. */
  private record Next(List<Arrival> partition, int index) {

    static final Comparator<Next> BY_ARRIVAL =
        Comparator.comparingLong(next -> next.arrival().arrivalMicros());

    Arrival arrival() {
      return partition.get(index);
    }
  }

  private static List<Arrival> merged(LakeHistory history) {
    List<List<Arrival>> partitions = partitions(history);
    Comparator<Next> order =
        Next.BY_ARRIVAL.thenComparingInt(next -> partitions.indexOf(next.partition()));
    PriorityQueue<Next> queue = new PriorityQueue<>(order);
    partitions.forEach(partition -> queue.add(new Next(partition, 0)));
    List<Arrival> merged = new ArrayList<>();
    while (!queue.isEmpty()) {
      Next next = queue.poll();
      merged.add(next.arrival());
      if (next.index() + 1 < next.partition().size()) {
        queue.add(new Next(next.partition(), next.index() + 1));
      }
    }
    return merged;
  }

  private static List<List<Arrival>> partitions(LakeHistory history) {
    List<List<Arrival>> partitions = new ArrayList<>();
    LakePlace before = null;
    for (Map.Entry<LakePlace, Arrival> record : history.records().entrySet()) {
      if (before == null || !before.samePartition(record.getKey())) {
        partitions.add(new ArrayList<>());
      }
      before = record.getKey();
      List<Arrival> partition = partitions.get(partitions.size() - 1);
      Arrival arrival = record.getValue();
      Long lateBy = history.lateBy().get(record.getKey());
      if (lateBy != null) {
        long progress = arrival.eventMicros().orElseThrow() + lateBy;
        partition.add(
            new Arrival(
                arrival.arrivalMicros(),
                arrival.topic(),
                arrival.key(),
                new Payload.Clock(progress)));
      }
      partition.add(arrival);
    }
    return partitions;
  }

  /** A clock ahead of its arrival is broken, and is not the future. */
  private static long latestMicros(Arrival arrival) {
    long event = arrival.eventMicros().orElse(arrival.arrivalMicros());
    return event - arrival.arrivalMicros() > FUTURE_MICROS
        ? arrival.arrivalMicros()
        : Math.max(event, arrival.arrivalMicros());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  public long startMicros() {
    return arrivals.stream().mapToLong(Arrival::arrivalMicros).min().orElseThrow();
  }

  @Override
  public long endMicros() {
    return endMicros;
  }

  /** Nobody waits a month beside monitors: only a history of the EHR alone ends that late. */
  @Override
  public long closingMicros() {
    boolean ehrAlone = arrivals.stream().allMatch(each -> each.payload() instanceof Payload.Ehr);
    return ehrAlone
        ? endMicros + TimeUnit.MILLISECONDS.toMicros(RecordedDataset.AFTER_EHR.toMillis())
        : endMicros;
  }

  @Override
  public long size() {
    return arrivals.size();
  }

  @Override
  public List<SkippedRow> skipped() {
    return List.of();
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
    long micros = TimeUnit.MILLISECONDS.toMicros(wholeDays.toMillis());
    return new LakeDataset(
        note + ", shifted by " + wholeDays.toDays() + " days",
        arrivals.stream().map(arrival -> arrival.shiftedBy(micros)).toList());
  }
}
