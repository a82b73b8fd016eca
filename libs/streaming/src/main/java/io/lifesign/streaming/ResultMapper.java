package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetterReason;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records of a result topic as they are: each has a patientId and an eventTime, and one that the
 * house wrote needs no second look at its values.
 */
public final class ResultMapper<A extends SpecificRecord> implements RecordMapper<A, A> {

  private static final long serialVersionUID = 1L;

  @Override
  public A map(A avro) throws Rejected {
    Rejected.ifBlank(patientId(avro), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    return avro;
  }

  @Override
  public long eventMicros(A avro) {
    return AvroTimes.micros((Instant) field(avro, "eventTime"));
  }

  @Override
  public String patientId(A avro) {
    return field(avro, "patientId").toString();
  }

  private static Object field(SpecificRecord avro, String name) {
    return avro.get(avro.getSchema().getField(name).pos());
  }
}
