package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.schemas.FhirOutbound;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroTimes;
import org.apache.avro.specific.SpecificRecord;

/** Resources to fhir.outbound. */
final class OutboundResult implements AvroResult<Outbound> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(Outbound outbound) {
    return FhirOutbound.newBuilder()
        .setPatientId(outbound.patientId())
        .setResourceType(outbound.resourceType())
        .setIdentifier(outbound.identifier())
        .setRevision(outbound.revision())
        .setEventTime(AvroTimes.instant(outbound.eventMicros()))
        .setBody(outbound.body())
        .build();
  }

  @Override
  public String key(Outbound outbound) {
    return outbound.patientId();
  }

  @Override
  public long eventMicros(Outbound outbound) {
    return outbound.eventMicros();
  }
}
