package io.lifesign.replay.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.readmission.RiskInput;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Datasets;
import io.lifesign.replay.Deliveries;
import io.lifesign.replay.Micros;
import io.lifesign.replay.RealNames;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.streaming.DeadRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdmissionsRisksTest {

  private static final Path EXPECTED = Path.of("admissions");
  private static final Path ACTUAL = Path.of("target");

  /** The admissions, and on their last day the ward. */
  private static final Dataset HOSPITAL =
      new RecordedDataset(
          "hospital",
          "admissions and ward",
          Stream.of("admissions", "ward")
              .flatMap(name -> Datasets.open(name, Optional.empty()).arrivals())
              .toList(),
          List.of(),
          Duration.ZERO);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static AdmissionsRun run;

  @BeforeAll
  static void replay() throws Exception {
    run = AdmissionsRun.of(HOSPITAL, 1);
    Files.write(ACTUAL.resolve("actual-risks.txt"), risks(run));
    Files.write(ACTUAL.resolve("actual-outcomes.txt"), outcomes(run));
    Files.write(ACTUAL.resolve("actual-readmission-alerts.txt"), alerts(run));
  }

  @Test
  void theHospitalsStaysHaveTheExpectedRisksOutcomesAndAlerts() throws IOException {
    assertExpected(run);
  }

  @Test
  void whatCannotBeUsedIsTold() {
    assertThat(run.dead().stream().filter(dead -> dead.position().topic().startsWith("ehr")))
        .extracting(DeadRecord::reason, DeadRecord::path)
        .containsExactlyInAnyOrder(
            tuple(DeadLetterReason.NOT_A_BUNDLE, null),
            tuple(DeadLetterReason.NOT_A_BUNDLE, null),
            tuple(DeadLetterReason.FOREIGN_RESOURCE, "Bundle.entry[0].resource.subject"),
            tuple(DeadLetterReason.INVALID_RESOURCE, "Bundle.entry[2].resource.valueQuantity.code"),
            tuple(DeadLetterReason.UNSUPPORTED_MESSAGE, null),
            tuple(DeadLetterReason.NOT_HL7V2, null));
  }

  @Test
  void anotherOrderWithinTheLatenessAndOtherParallelismChangeNothing() throws Exception {
    assertExpected(AdmissionsRun.of(Deliveries.shuffledWithinLateness(HOSPITAL, 11), 2));
  }

  @Test
  void everyRecordDeliveredThreeTimesChangesNothing() throws Exception {
    AdmissionsRun thrice = AdmissionsRun.of(Deliveries.repeated(HOSPITAL, 3), 2);

    assertThat(risks(thrice)).isEqualTo(risks(run));
    assertThat(outcomes(thrice)).isEqualTo(outcomes(run));
    assertThat(alerts(thrice)).isEqualTo(alerts(run));
  }

  @Test
  void withPseudonymsRisksOutcomesAndAlertsAreTheSameButForTheIds() throws Exception {
    RealNames names = new RealNames();
    AdmissionsRun hidden = AdmissionsRun.of(names.hidden(HOSPITAL), 2);

    assertThat(names.in(risks(hidden))).containsExactlyInAnyOrderElementsOf(expected("risks"));
    assertThat(names.in(outcomes(hidden)))
        .containsExactlyInAnyOrderElementsOf(expected("outcomes"));
    assertThat(names.in(alerts(hidden)))
        .containsExactlyInAnyOrderElementsOf(expected("readmission-alerts"));
    assertThat(hidden.dead())
        .extracting(DeadRecord::reason)
        .containsExactlyInAnyOrderElementsOf(run.dead().stream().map(DeadRecord::reason).toList());
  }

  private static void assertExpected(AdmissionsRun run) throws IOException {
    assertThat(risks(run)).containsExactlyElementsOf(expected("risks"));
    assertThat(outcomes(run)).containsExactlyElementsOf(expected("outcomes"));
    assertThat(alerts(run)).containsExactlyElementsOf(expected("readmission-alerts"));
  }

  private static List<String> expected(String what) throws IOException {
    return Files.readAllLines(EXPECTED.resolve("expected-" + what + ".txt"));
  }

  private static List<String> risks(AdmissionsRun run) {
    return run.risks().stream().map(AdmissionsRisksTest::line).sorted().toList();
  }

  private static String line(ToldRisk told) {
    return String.format(
        Locale.ROOT,
        "%s %s r%d %s %s %s p %.6f %s lace %d%s hospital %d/%d news2 %s of %d inputs %s",
        told.patientId(),
        told.encounterId(),
        told.revision(),
        Micros.instant(told.atMicros()),
        told.stage(),
        told.reason(),
        told.risk().estimate().probability(),
        told.risk().band(),
        told.risk().lace().total(),
        told.risk().lace().complete() ? "" : "+",
        told.risk().hospital2013().total(),
        told.risk().hospital2016().total(),
        news2(told),
        told.inputs().size(),
        told.missing().stream().collect(Collectors.joining(",", "without ", "")));
  }

  private static String news2(ToldRisk told) {
    return told.inputs().stream()
        .filter(input -> input.name().equals("lastNews2"))
        .map(RiskInput::value)
        .map(value -> String.format(Locale.ROOT, "%.0f", value))
        .findFirst()
        .orElse("-");
  }

  private static List<String> outcomes(AdmissionsRun run) {
    return run.outcomes().stream().map(AdmissionsRisksTest::line).sorted().toList();
  }

  private static String line(ToldOutcome told) {
    return String.format(
        Locale.ROOT,
        "%s %s r%d %s %s excluded %s next %s after %.2f d, risk r%d",
        told.patientId(),
        told.encounterId(),
        told.revision(),
        Micros.instant(told.atMicros()),
        told.outcome().kind(),
        told.outcome().excluded(),
        told.outcome().next(),
        told.outcome().daysAfter(),
        told.riskRevision());
  }

  private static List<String> alerts(AdmissionsRun run) {
    return run.alerts().stream().map(AdmissionsRisksTest::line).sorted().toList();
  }

  private static String line(Alert alert) {
    return alert.patientId()
        + " "
        + Micros.instant(alert.atMicros())
        + " r"
        + alert.revision()
        + " "
        + alert.status()
        + " "
        + alert.sentence();
  }
}
