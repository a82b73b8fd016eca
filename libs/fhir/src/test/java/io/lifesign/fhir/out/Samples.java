package io.lifesign.fhir.out;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.News2;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Score;
import io.lifesign.clinical.vitals.VitalScores;
import java.util.List;

/** Alerts, scores and risks as the jobs tell them. */
final class Samples {

  /** 2026-01-01T12:00:00.000123Z. */
  static final long NOON = 1_767_268_800_000_123L;

  private static final long MINUTE = 60_000_000L;
  private static final DeviceStamp STAMP = new DeviceStamp("monitor-1", "boot-1", 7, NOON);

  private Samples() {}

  static Alert alert(AlertStatus status, int revision, Priority priority) {
    return alert("P-1", "NEWS2 is 9: high for 5 min.", status, revision, priority);
  }

  static Alert alert(
      String patient, String sentence, AlertStatus status, int revision, Priority priority) {
    boolean closed = status == AlertStatus.RESOLVED || status == AlertStatus.RETRACTED;
    return new Alert(
        "6f1b2c3d-0000-3000-8000-000000000001",
        revision,
        patient,
        "news2-high",
        3,
        "0123456789abcdef",
        priority,
        false,
        status,
        NOON,
        NOON + (revision + 5) * MINUTE,
        "ward-1",
        "bed-2",
        List.of(
            new Evidence("news2", 9, "", null, ">= 7", 0, null),
            new Evidence("heartRate", 131, "/min", 3, null, 4.25, STAMP),
            new Evidence("temperature", 39.1, "Cel", 2, null, 60, STAMP)),
        sentence,
        "NEWS2 at 5 or less for 15 min.",
        closed ? "CONDITION_ENDED" : null);
  }

  /** An alert that says as little as an alert may. */
  static Alert bareAlert() {
    return new Alert(
        "6f1b2c3d-0000-3000-8000-000000000002",
        0,
        "P 2/ü",
        "signal-lost",
        1,
        "0123456789abcdef",
        Priority.MEDIUM,
        true,
        AlertStatus.RAISED,
        NOON,
        NOON,
        null,
        null,
        List.of(),
        "No signal.",
        "",
        null);
  }

  static VitalScores news2(int scale) {
    Score news2 =
        new Score(
            7,
            true,
            null,
            List.of(
                item(Parameter.RESPIRATORY_RATE, 22.0, 2),
                item(Parameter.SPO2, 91.0, scale == 2 ? 0 : 3),
                item(Parameter.SUPPLEMENTAL_OXYGEN, 1.0, 2),
                item(Parameter.SYSTOLIC, 105.0, 1),
                item(Parameter.HEART_RATE, 88.0, 0),
                item(Parameter.CONSCIOUSNESS, 0.0, 0),
                item(Parameter.TEMPERATURE, 38.1, 1)));
    return scores(scale, news2, Score.notApplicable("only for under 16s"));
  }

  static VitalScores partial() {
    Score news2 =
        new Score(
            3,
            false,
            null,
            List.of(
                item(Parameter.RESPIRATORY_RATE, 26.0, 3),
                new Score.Item(Parameter.SPO2, Freshness.STALE, null, null),
                new Score.Item(Parameter.TEMPERATURE, Freshness.MISSING, null, null)));
    return scores(1, news2, Score.notApplicable("only for under 16s"));
  }

  static VitalScores pews() {
    Score pews =
        new Score(
            6,
            true,
            null,
            List.of(
                item(Parameter.HEART_RATE, 190.0, 4),
                item(Parameter.CAPILLARY_REFILL, 2.0, 0),
                item(Parameter.RESPIRATORY_EFFORT, 2.0, 2),
                item(Parameter.SUPPLEMENTAL_OXYGEN, 0.0, 0)));
    return scores(1, Score.notApplicable("not under 16"), pews);
  }

  static VitalScores none() {
    return scores(
        1, Score.notApplicable("not in pregnancy"), Score.notApplicable("only for under 16s"));
  }

  private static Score.Item item(Parameter parameter, double value, int points) {
    return new Score.Item(parameter, Freshness.MEASURED, value, points);
  }

  private static VitalScores scores(int scale, Score news2, Score pews) {
    Score other = Score.notApplicable("not looked at here");
    return new VitalScores(
        "P-1",
        NOON,
        false,
        "ward-1",
        "bed-2",
        scale,
        news2,
        News2.band(news2),
        News2.redScore(news2),
        other,
        other,
        other,
        0,
        pews,
        null,
        null,
        List.of());
  }

  static ReadmissionRisk risk(ReadmissionRisk.Stage stage, int revision, double probability) {
    return new ReadmissionRisk(
        "P-1",
        "E-1",
        revision,
        stage,
        NOON,
        stage == ReadmissionRisk.Stage.ADMISSION ? null : NOON - MINUTE,
        probability,
        ReadmissionRisk.Band.HIGH,
        "lace",
        "readmission-trees",
        "00112233aabbccdd",
        List.of("number_inpatient 3 adds 0.41."),
        List.of(index("lace", true), index("hospital-2013", false), index("hospital-2016", false)),
        List.of("haemoglobin", "sodium"));
  }

  private static ReadmissionRisk.Index index(String name, boolean complete) {
    return new ReadmissionRisk.Index(
        name,
        10,
        complete,
        List.of(
            new ReadmissionRisk.Item("length of stay", 4),
            new ReadmissionRisk.Item("haemoglobin", complete ? Integer.valueOf(0) : null)));
  }
}
