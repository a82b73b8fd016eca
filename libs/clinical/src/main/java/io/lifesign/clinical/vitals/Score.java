package io.lifesign.clinical.vitals;

import java.util.List;

/**
 * One score with the part that each parameter had in it.
 *
 * @param total sum of the points of the measured items, a lower bound while {@code complete} is
 *     false; null where the score does not apply
 * @param complete whether every item was measured
 * @param notApplicable why the score does not apply to this patient, else null
 * @param items in the order of the published chart
 */
public record Score(Integer total, boolean complete, String notApplicable, List<Item> items) {

  /**
   * One parameter's part in a score.
   *
   * @param value after rounding, in the parameter's unit; null unless measured
   * @param points null unless measured
   */
  public record Item(Parameter parameter, Freshness freshness, Double value, Integer points) {}

  public static Score notApplicable(String reason) {
    return new Score(null, false, reason, List.of());
  }

  public boolean applies() {
    return total != null;
  }
}
