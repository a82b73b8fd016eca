package io.lifesign.streaming;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.schemas.AckKind;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.DeadLetterReason;

/** Acknowledgements from their topic. */
public final class AlertAckMapper implements RecordMapper<AlertAck, Acknowledgement> {

  private static final long serialVersionUID = 1L;

  @Override
  public Acknowledgement map(AlertAck avro) throws Rejected {
    Rejected.ifBlank(
        avro.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    Rejected.ifBlank(avro.getAlertId(), DeadLetterReason.INVALID_ACK, "alertId is empty");
    if (avro.getKind() == AckKind.UNKNOWN) {
      throw new Rejected(DeadLetterReason.INVALID_ACK, "kind is unknown");
    }
    return new Acknowledgement(
        avro.getPatientId(),
        avro.getAlertId(),
        AvroTimes.micros(avro.getEventTime()),
        Acknowledgement.Kind.valueOf(avro.getKind().name()),
        avro.getRole());
  }

  @Override
  public long eventMicros(Acknowledgement ack) {
    return ack.atMicros();
  }

  @Override
  public String patientId(Acknowledgement ack) {
    return ack.patientId();
  }
}
