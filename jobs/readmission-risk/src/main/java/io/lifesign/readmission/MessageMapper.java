package io.lifesign.readmission;

import io.lifesign.fhir.in.EhrReading;
import io.lifesign.fhir.in.Refused;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.Rejected;

/** Messages of an EHR to what they say; a message of which nothing can be used is dead. */
public abstract class MessageMapper implements RecordMapper<EhrMessage, EhrNews> {

  private static final long serialVersionUID = 1L;

  /** What the body says of the patient. */
  abstract EhrReading read(EhrMessage message, long sentMicros);

  @Override
  public EhrNews map(EhrMessage message) throws Rejected {
    Rejected.ifBlank(
        message.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    long sent = AvroTimes.micros(message.getEventTime());
    EhrReading reading = read(message, sent);
    if (reading.facts().isEmpty() && !reading.refused().isEmpty()) {
      Refused first = reading.refused().get(0);
      throw new Rejected(reason(first), first.detail(), first.path());
    }
    return new EhrNews(
        message.getPatientId(),
        message.getSource(),
        message.getMessageId(),
        sent,
        reading.facts(),
        reading.refused());
  }

  static DeadLetterReason reason(Refused refused) {
    return DeadLetterReason.valueOf(refused.kind().name());
  }

  @Override
  public long eventMicros(EhrNews news) {
    return news.sentMicros();
  }

  @Override
  public String patientId(EhrNews news) {
    return news.patientId();
  }
}
