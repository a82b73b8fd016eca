package io.lifesign.streaming;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns the Avro record of a topic into the domain's.
 *
 * @param <A> the generated record
 * @param <T> the domain's record
 */
public interface RecordMapper<A extends SpecificRecord, T> extends Serializable {

  /**
   * @throws Rejected if the record cannot be used
   */
  T map(A avro) throws Rejected;

  /** Event time, microseconds since the epoch. */
  long eventMicros(T record);

  /** The patient that the record's key must name. */
  String patientId(T record);
}
