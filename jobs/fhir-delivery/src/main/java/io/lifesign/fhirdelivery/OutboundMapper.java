package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.FhirOutbound;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.Rejected;

/** Resources from fhir.outbound. */
final class OutboundMapper implements RecordMapper<FhirOutbound, Outbound> {

  private static final long serialVersionUID = 1L;

  @Override
  public Outbound map(FhirOutbound avro) throws Rejected {
    Rejected.ifBlank(
        avro.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    Rejected.ifBlank(
        avro.getResourceType(), DeadLetterReason.INVALID_RESOURCE, "resourceType is empty");
    Rejected.ifBlank(
        avro.getIdentifier(), DeadLetterReason.INVALID_RESOURCE, "identifier is empty");
    return new Outbound(
        avro.getPatientId(),
        avro.getResourceType(),
        avro.getIdentifier(),
        avro.getRevision(),
        AvroTimes.micros(avro.getEventTime()),
        avro.getBody());
  }

  @Override
  public long eventMicros(Outbound outbound) {
    return outbound.eventMicros();
  }

  @Override
  public String patientId(Outbound outbound) {
    return outbound.patientId();
  }
}
