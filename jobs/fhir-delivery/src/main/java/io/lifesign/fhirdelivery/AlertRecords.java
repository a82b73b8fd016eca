package io.lifesign.fhirdelivery;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.Rejected;

/** Alerts as the domain knows them. */
final class AlertRecords {

  private AlertRecords() {}

  static Alert alert(io.lifesign.schemas.Alert avro) throws Rejected {
    return new Alert(
        avro.getAlertId(),
        avro.getRevision(),
        avro.getPatientId(),
        avro.getRuleId(),
        avro.getRuleVersion(),
        avro.getRuleHash(),
        Known.as(Priority.class, avro.getPriority(), "priority"),
        avro.getTechnical(),
        Known.as(AlertStatus.class, avro.getStatus(), "status"),
        AvroTimes.micros(avro.getOnset()),
        AvroTimes.micros(avro.getEventTime()),
        avro.getWardId(),
        avro.getBedId(),
        avro.getEvidence().stream().map(AlertRecords::evidence).toList(),
        avro.getSentence(),
        avro.getClears(),
        avro.getReason());
  }

  private static Evidence evidence(io.lifesign.schemas.Evidence avro) {
    return new Evidence(
        avro.getName(),
        avro.getValue(),
        avro.getUnit(),
        avro.getPoints(),
        avro.getBound(),
        avro.getAgeSeconds(),
        stamp(avro.getSource()));
  }

  private static DeviceStamp stamp(io.lifesign.schemas.DeviceStamp avro) {
    return avro == null
        ? null
        : new DeviceStamp(
            avro.getDeviceId(),
            avro.getBootId(),
            avro.getSequence(),
            AvroTimes.micros(avro.getEventTime()));
  }
}
