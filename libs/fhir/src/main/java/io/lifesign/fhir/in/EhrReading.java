package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.EhrFact;
import java.util.List;

/**
 * What one message said.
 *
 * @param refused what could not be used; the rest was
 * @param ignored how many resources or segments say nothing that is read, such as claims
 */
public record EhrReading(List<EhrFact> facts, List<Refused> refused, int ignored) {

  static EhrReading nothing(Refused why) {
    return new EhrReading(List.of(), List.of(why), 0);
  }
}
