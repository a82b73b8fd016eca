package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Micros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * The stays of UCI's "Diabetes 130-US hospitals" as an admission and a discharge each. The source
 * has no dates: stays begin in the order of their number, evenly over ten years, a patient's next
 * one a day after the last at the earliest. When somebody came back is therefore made up, and
 * outcomes of a replay are not those of the source; its counts of earlier visits are carried as
 * extensions and not read, for the visits themselves are not there.
 */
public final class UciDataset {

  public static final String NAME = "uci";

  /** When the first stay begins; the source's are of 1999 to 2008. */
  static final Instant START = Instant.parse("1999-01-01T08:00:00Z");

  private static final Duration SPAN = Duration.ofDays(3_650);
  private static final Duration BETWEEN = Duration.ofDays(1);
  private static final List<String> FILES = List.of("diabetic_data", "diabetic_data-dev");
  private static final int FIRST_YEAR = 1999;

  private static final String SEPARATOR = "\t";

  /**
   * One stay; its row is kept as one text, a tenth of what its fields would take, and resources are
   * written when they are sent.
   */
  private record Stay(String row, long admittedMicros, long dischargedMicros, boolean first) {}

  private final List<String> columns;
  private final List<Stay> stays;

  /** Twice the index of a stay, and one more for its discharge, in the order of time. */
  private final int[] order;

  private UciDataset(List<String> columns, List<Stay> stays) {
    this.columns = columns;
    this.stays = stays;
    this.order =
        IntStream.range(0, 2 * stays.size())
            .boxed()
            .sorted(Comparator.comparingLong(this::micros).thenComparing(event -> event))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** All stays. */
  public static Dataset open(Path from) {
    return open(from, OptionalInt.empty());
  }

  /**
   * @param from folder with diabetic_data, {@code .csv} or {@code .csv.gz}
   * @param most how many stays, the first by number; all if empty
   * @throws IllegalArgumentException in one line, if it is missing
   */
  public static Dataset open(Path from, OptionalInt most) {
    CsvTable table = new CsvTable();
    List<String> columns = new ArrayList<>();
    TreeMap<Long, String> rows = new TreeMap<>();
    table.read(
        NAME,
        from,
        file(from),
        row -> {
          if (columns.isEmpty()) {
            columns.addAll(row.getParser().getHeaderNames());
          }
          add(row, rows);
        });
    List<String> wanted = rows.values().stream().limit(most.orElse(Integer.MAX_VALUE)).toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("dataset " + NAME + " holds no usable record");
    }
    UciDataset dataset = new UciDataset(columns, placed(columns, wanted));
    return new StreamedDataset(
        NAME,
        wanted.size()
            + " stays at made-up times from "
            + START
            + " on, for the source has no dates: outcomes are not the source's",
        dataset.micros(dataset.order[0]),
        dataset.micros(dataset.order[dataset.order.length - 1]),
        dataset.order.length,
        table.skipped(),
        () -> IntStream.of(dataset.order).mapToObj(dataset::arrival));
  }

  private static String file(Path from) {
    return FILES.stream()
        .filter(
            name ->
                Files.isRegularFile(from.resolve(name + ".csv"))
                    || Files.isRegularFile(from.resolve(name + ".csv.gz")))
        .findFirst()
        .orElse(FILES.get(0));
  }

  /** A row that would fail when it is sent fails here. */
  private static void add(CSVRecord row, Map<Long, String> rows) {
    UciRow stay = new UciRow(row.toMap());
    stay.discharge(START.toString(), START.plus(Duration.ofDays(stay.days())).toString());
    String before =
        rows.putIfAbsent(Long.valueOf(stay.encounterId()), String.join(SEPARATOR, row.toList()));
    if (before != null) {
      throw new IllegalArgumentException("an encounter_id for the second time");
    }
  }

  private static UciRow row(List<String> columns, String text) {
    String[] values = text.split(SEPARATOR, -1);
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      byName.put(columns.get(i), values[i]);
    }
    return new UciRow(byName);
  }

  private static List<Stay> placed(List<String> columns, List<String> rows) {
    List<Stay> stays = new ArrayList<>(rows.size());
    Map<String, Long> leftMicros = new HashMap<>();
    long start = Micros.of(START);
    long step = inMicros(SPAN) / rows.size() / Micros.PER_SECOND * Micros.PER_SECOND;
    for (int i = 0; i < rows.size(); i++) {
      UciRow row = row(columns, rows.get(i));
      Long left = leftMicros.get(row.patientId());
      long admitted = start + i * step;
      if (left != null) {
        admitted = Math.max(admitted, left + inMicros(BETWEEN));
      }
      long discharged = admitted + inMicros(Duration.ofDays(row.days()));
      leftMicros.put(row.patientId(), discharged);
      stays.add(new Stay(rows.get(i), admitted, discharged, left == null));
    }
    return stays;
  }

  private static long inMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private long micros(int event) {
    Stay stay = stays.get(event / 2);
    return event % 2 == 0 ? stay.admittedMicros() : stay.dischargedMicros();
  }

  private Arrival arrival(int event) {
    Stay stay = stays.get(event / 2);
    UciRow row = row(columns, stay.row());
    String start = Micros.instant(stay.admittedMicros()).toString();
    List<ObjectNode> resources = new ArrayList<>();
    boolean admission = event % 2 == 0;
    if (admission) {
      if (stay.first()) {
        resources.add(row.patient(FIRST_YEAR));
      }
      resources.add(row.encounter(start, null));
    } else {
      resources.addAll(row.discharge(start, Micros.instant(stay.dischargedMicros()).toString()));
    }
    EhrDraft draft =
        new EhrDraft(
            micros(event),
            row.patientId(),
            row.encounterId() + (admission ? "-1-admit" : "-3-discharge"),
            FhirJson.transaction(resources));
    return EhrMessages.arrival(draft, draft.atMicros(), NAME);
  }
}
