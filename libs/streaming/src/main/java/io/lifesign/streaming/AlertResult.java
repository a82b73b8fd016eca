package io.lifesign.streaming;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.Evidence;
import io.lifesign.schemas.AlertStatus;
import io.lifesign.schemas.Priority;
import org.apache.avro.specific.SpecificRecord;

/** Alerts to their topic. */
public final class AlertResult implements AvroResult<Alert> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(Alert alert) {
    return io.lifesign.schemas.Alert.newBuilder()
        .setAlertId(alert.alertId())
        .setRevision(alert.revision())
        .setPatientId(alert.patientId())
        .setRuleId(alert.ruleId())
        .setRuleVersion(alert.ruleVersion())
        .setRuleHash(alert.ruleHash())
        .setPriority(Priority.valueOf(alert.priority().name()))
        .setTechnical(alert.technical())
        .setStatus(AlertStatus.valueOf(alert.status().name()))
        .setOnset(AvroTimes.instant(alert.onsetMicros()))
        .setEventTime(AvroTimes.instant(alert.atMicros()))
        .setWardId(alert.wardId())
        .setBedId(alert.bedId())
        .setEvidence(alert.evidence().stream().map(AlertResult::evidence).toList())
        .setSentence(alert.sentence())
        .setClears(alert.clears())
        .setReason(alert.reason())
        .build();
  }

  private static io.lifesign.schemas.Evidence evidence(Evidence evidence) {
    return io.lifesign.schemas.Evidence.newBuilder()
        .setName(evidence.name())
        .setValue(evidence.value())
        .setUnit(evidence.unit())
        .setPoints(evidence.points())
        .setBound(evidence.bound())
        .setAgeSeconds(evidence.ageSeconds())
        .setSource(AvroStamps.of(evidence.source()))
        .build();
  }

  @Override
  public String key(Alert alert) {
    return alert.patientId();
  }

  @Override
  public long eventMicros(Alert alert) {
    return alert.atMicros();
  }
}
