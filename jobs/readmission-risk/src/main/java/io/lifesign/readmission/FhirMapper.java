package io.lifesign.readmission;

import io.lifesign.fhir.in.BundleReader;
import io.lifesign.fhir.in.EhrReading;
import io.lifesign.schemas.EhrMessage;

/** FHIR R4 bundles. */
public final class FhirMapper extends MessageMapper {

  private static final long serialVersionUID = 1L;

  private transient BundleReader reader;

  @Override
  EhrReading read(EhrMessage message, long sentMicros) {
    if (reader == null) {
      reader = new BundleReader();
    }
    return reader.read(
        message.getBody(), message.getPatientId(), message.getMessageId(), sentMicros);
  }
}
