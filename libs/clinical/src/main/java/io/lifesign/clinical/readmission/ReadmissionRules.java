package io.lifesign.clinical.readmission;

import io.lifesign.clinical.alert.AlertRules;
import io.lifesign.clinical.alert.CanonicalText;
import io.lifesign.clinical.alert.Priority;
import io.lifesign.clinical.alert.Rule;
import java.util.List;

/** Which model speaks, by which scale a stay's band is told, and the rule that alerts on it. */
public final class ReadmissionRules implements StayScorer {

  private static final long serialVersionUID = 1L;

  private static final Rule HIGH_RISK =
      new Rule(HighRisk.RULE, 1, 10, Priority.LOW, false, false, 0, 0, List.of());

  private final String model;
  private final RiskScale scale;
  private transient ReadmissionModel loaded;

  /**
   * @param model name of a model that comes with Lifesign
   * @throws IllegalArgumentException if there is none of that name
   */
  public ReadmissionRules(String model, RiskScale scale) {
    this.model = model;
    this.scale = scale;
    this.loaded = ReadmissionModel.named(model);
  }

  private ReadmissionModel model() {
    if (loaded == null) {
      loaded = ReadmissionModel.named(model);
    }
    return loaded;
  }

  @Override
  public StayRisk risk(Stay stay) {
    RiskEstimate estimate = model().explain(stay);
    IndexResult lace = Lace.of(stay);
    IndexResult hospital2013 = Hospital.V2013.of(stay);
    IndexResult hospital2016 = Hospital.V2016.of(stay);
    return switch (scale) {
      case MODEL ->
          new StayRisk(
              estimate, estimate.band(), estimate.model(), lace, hospital2013, hospital2016);
      case LACE -> by(lace, estimate, lace, hospital2013, hospital2016);
      case HOSPITAL_2013 -> by(hospital2013, estimate, lace, hospital2013, hospital2016);
      case HOSPITAL_2016 -> by(hospital2016, estimate, lace, hospital2013, hospital2016);
    };
  }

  private static StayRisk by(
      IndexResult index,
      RiskEstimate estimate,
      IndexResult lace,
      IndexResult hospital2013,
      IndexResult hospital2016) {
    return new StayRisk(estimate, index.band(), index.index(), lace, hospital2013, hospital2016);
  }

  /** The one rule, and how its alerts live. */
  public AlertRules alertRules() {
    return new AlertRules(List.of(HIGH_RISK), hash());
  }

  /** First 16 hex digits of the SHA-256 of what decides. */
  public String hash() {
    return CanonicalText.hash(
        "model=%s\nversion=%s\nscale=%s\n".formatted(model, model().version(), scale)
            + CanonicalText.of("rules." + HIGH_RISK.id(), HIGH_RISK));
  }
}
