package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.Outbound;
import io.lifesign.streaming.Rejected;
import java.io.Serializable;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** How the EHR is told of a result. */
interface Telling<A extends SpecificRecord> extends Serializable {

  /**
   * @throws Rejected if the record says what this version does not understand
   */
  List<Outbound> of(A result) throws Rejected;
}
