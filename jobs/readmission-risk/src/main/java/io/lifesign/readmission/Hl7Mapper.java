package io.lifesign.readmission;

import io.lifesign.fhir.in.EhrReading;
import io.lifesign.fhir.in.Hl7Reader;
import io.lifesign.schemas.EhrMessage;
import java.time.ZoneId;

/** HL7 v2 messages. */
public final class Hl7Mapper extends MessageMapper {

  private static final long serialVersionUID = 1L;

  private final ZoneId zone;
  private transient Hl7Reader reader;

  /**
   * @param zone of senders that state none
   */
  public Hl7Mapper(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  EhrReading read(EhrMessage message, long sentMicros) {
    if (reader == null) {
      reader = new Hl7Reader(zone);
    }
    return reader.read(
        message.getBody(), message.getPatientId(), message.getMessageId(), sentMicros);
  }
}
