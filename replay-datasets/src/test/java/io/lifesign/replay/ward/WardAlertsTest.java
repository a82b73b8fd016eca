package io.lifesign.replay.ward;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.replay.AlertLines;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Deliveries;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RealNames;
import io.lifesign.replay.RecordedDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WardAlertsTest {

  private static final Path GOLDEN = Path.of("ward", "expected-alerts.txt");
  private static final AlertLines LINES = AlertLines.of("HH:mm:ss", 22);
  private static final Dataset WARD = WardFile.open();

  private static final Map<String, Long> DEAD =
      Map.ofEntries(
          Map.entry("FUTURE_TIMESTAMP", 60L),
          Map.entry("INVALID_SEQUENCE", 2L),
          Map.entry("KEY_MISMATCH", 2L),
          Map.entry("MISSING_DEVICE_ID", 2L),
          Map.entry("MISSING_PATIENT_ID", 2L),
          Map.entry("NOT_AVRO_WIRE_FORMAT", 8L),
          Map.entry("NOT_A_NUMBER", 4L),
          Map.entry("NO_VALUES", 2L),
          Map.entry("SEQUENCE_CONFLICT", 2L),
          Map.entry("TRUNCATED_OR_CORRUPT", 4L),
          Map.entry("UNKNOWN_SCHEMA_ID", 2L));

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void theWardRaisesTheExpectedAlertsAndEveryBadRecordHasItsReason() throws Exception {
    WardRun run = WardRun.of(WARD, 1);
    Files.write(Path.of("target", "actual-alerts.txt"), LINES.lines(run.alerts()));

    assertThat(counts(run.dead(), dead -> dead.reason().name())).isEqualTo(DEAD);
    assertThat(counts(run.verdicts(), verdict -> verdict.kind().name()))
        .isEqualTo(Map.of("LATE", 68L, "DUPLICATE", 175L));
    assertThat(LINES.lines(run.alerts())).containsExactlyElementsOf(expected());
  }

  @Test
  void otherParallelismAndAnotherOrderWithinTheLatenessChangeNoAlert() throws Exception {
    WardRun run = WardRun.of(Deliveries.shuffledWithinLateness(WARD, 7), 2);

    assertThat(LINES.lines(run.alerts())).containsExactlyElementsOf(expected());
  }

  @Test
  void everyRecordDeliveredThreeTimesChangesNoAlert() throws Exception {
    WardRun run = WardRun.of(Deliveries.repeated(WARD, 3), 2);

    assertThat(LINES.lines(run.alerts())).containsExactlyElementsOf(expected());
  }

  @Test
  void withoutAnyUnreadableRecordTheAlertsAreTheSame() throws Exception {
    List<Arrival> readable =
        WARD.arrivals().filter(arrival -> arrival.payload() instanceof Payload.Readable).toList();
    assertThat(readable).hasSizeLessThan((int) WARD.size());
    WardRun run = WardRun.of(new RecordedDataset("ward", WARD.note(), readable, List.of()), 2);

    assertThat(LINES.lines(run.alerts())).containsExactlyElementsOf(expected());
  }

  @Test
  void theMonitorsOfTheDemoChangeNoAlertOfTheWard() throws Exception {
    WardRun run = WardRun.of(Datasets.demo(), 2);

    assertThat(LINES.lines(run.alerts())).containsExactlyElementsOf(expected());
  }

  @Test
  void withPseudonymsTheAlertsAreTheSameButForTheIds() throws Exception {
    RealNames names = new RealNames();
    WardRun run = WardRun.of(names.hidden(WARD), 2);

    assertThat(counts(run.dead(), dead -> dead.reason().name())).isEqualTo(DEAD);
    assertThat(counts(run.verdicts(), verdict -> verdict.kind().name()))
        .isEqualTo(Map.of("LATE", 68L, "DUPLICATE", 175L));
    assertThat(LINES.lines(run.alerts())).allMatch(line -> line.contains(" p-"));
    assertThat(names.in(LINES.lines(run.alerts()))).containsExactlyInAnyOrderElementsOf(expected());
  }

  private static List<String> expected() throws IOException {
    return Files.readAllLines(GOLDEN);
  }

  private static <T> Map<String, Long> counts(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
  }
}
