package io.lifesign.local;

import io.lifesign.schemas.Alert;
import io.lifesign.schemas.AlertStatus;
import io.lifesign.schemas.DeviceStamp;
import io.lifesign.schemas.Evidence;
import io.lifesign.schemas.Priority;
import io.lifesign.streaming.AvroBody;
import java.time.Instant;
import java.util.List;

/** Alerts to read, and their bytes under any schema id. */
final class TestAlerts {

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private TestAlerts() {}

  static Alert alert(String alertId, int revision, String patientId, Instant at) {
    return Alert.newBuilder()
        .setAlertId(alertId)
        .setRevision(revision)
        .setPatientId(patientId)
        .setRuleId("news2-high")
        .setRuleVersion(1)
        .setRuleHash("0123456789abcdef")
        .setPriority(Priority.HIGH)
        .setStatus(revision == 0 ? AlertStatus.RAISED : AlertStatus.RESOLVED)
        .setOnset(NOON)
        .setEventTime(at)
        .setWardId("icu")
        .setBedId("7")
        .setEvidence(
            List.of(
                Evidence.newBuilder()
                    .setName("heartRate")
                    .setValue(140)
                    .setUnit("/min")
                    .setPoints(3)
                    .setAgeSeconds(1.5)
                    .setSource(
                        DeviceStamp.newBuilder()
                            .setDeviceId("m1")
                            .setBootId("b1")
                            .setSequence(9)
                            .setEventTime(NOON)
                            .build())
                    .build()))
        .setSentence("NEWS2 is 7 or more for 5 minutes.")
        .setClears("NEWS2 5 or less for 15 minutes.")
        .setReason(revision == 0 ? null : "CONDITION_ENDED")
        .build();
  }

  static byte[] bytes(Alert alert, int schemaId) {
    return new AvroBody(schemaId).write(alert);
  }
}
