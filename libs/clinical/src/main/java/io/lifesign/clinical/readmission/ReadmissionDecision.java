package io.lifesign.clinical.readmission;

import io.lifesign.clinical.alert.Signal;
import java.util.ArrayList;
import java.util.List;

/** What follows from what was said, or from time. */
public record ReadmissionDecision(
    List<ToldRisk> risks, List<ToldOutcome> outcomes, List<Signal> signals) {

  static ReadmissionDecision none() {
    return new ReadmissionDecision(new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(1));
  }
}
