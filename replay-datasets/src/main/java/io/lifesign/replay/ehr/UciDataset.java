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

  /** One stay; rows are kept as the file has them, resources are written when they are sent. */
  private record Stay(CSVRecord row, long admittedMicros, long dischargedMicros, boolean first) {}

  private final List<Stay> stays;

  /** Twice the index of a stay, and one more for its discharge, in the order of time. */
  private final int[] order;

  private UciDataset(List<Stay> stays) {
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
    List<CSVRecord> rows = new ArrayList<>();
    table.read(NAME, from, file(from), row -> rows.add(checked(row)));
    rows.sort(Comparator.comparingLong(row -> Long.parseLong(row.get("encounter_id"))));
    List<CSVRecord> wanted =
        most.isPresent() && most.getAsInt() < rows.size() ? rows.subList(0, most.getAsInt()) : rows;
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("dataset " + NAME + " holds no usable record");
    }
    UciDataset dataset = new UciDataset(placed(wanted));
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
  private static CSVRecord checked(CSVRecord row) {
    UciRow stay = new UciRow(row.toMap());
    Long.parseLong(stay.encounterId());
    stay.discharge(START.toString(), START.plus(Duration.ofDays(stay.days())).toString());
    return row;
  }

  private static List<Stay> placed(List<CSVRecord> rows) {
    List<Stay> stays = new ArrayList<>(rows.size());
    Map<String, Long> leftMicros = new HashMap<>();
    long start = Micros.of(START);
    long step = micros(SPAN) / rows.size() / Micros.PER_SECOND * Micros.PER_SECOND;
    for (int i = 0; i < rows.size(); i++) {
      CSVRecord row = rows.get(i);
      Long left = leftMicros.get(row.get("patient_nbr"));
      long admitted = start + i * step;
      if (left != null) {
        admitted = Math.max(admitted, left + micros(BETWEEN));
      }
      long discharged =
          admitted + micros(Duration.ofDays(Integer.parseInt(row.get("time_in_hospital"))));
      leftMicros.put(row.get("patient_nbr"), discharged);
      stays.add(new Stay(row, admitted, discharged, left == null));
    }
    return stays;
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private long micros(int event) {
    Stay stay = stays.get(event / 2);
    return event % 2 == 0 ? stay.admittedMicros() : stay.dischargedMicros();
  }

  private Arrival arrival(int event) {
    Stay stay = stays.get(event / 2);
    UciRow row = new UciRow(stay.row().toMap());
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
