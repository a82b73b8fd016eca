package io.lifesign.clinical.vitals;

import io.lifesign.clinical.alert.RuleChange;
import java.util.List;

/**
 * What one event or instant led to: scores to publish and changes for the patterns, each in order.
 */
public record Decision(List<VitalScores> scores, List<RuleChange> changes) {

  public static final Decision NONE = new Decision(List.of(), List.of());
}
