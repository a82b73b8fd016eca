package io.lifesign.clinical.readmission;

import io.lifesign.clinical.readmission.IndexResult.Item;
import java.util.List;

/**
 * LACE: length of stay, acuity, comorbidity, emergency visits, 0-19 (van Walraven C et al., CMAJ
 * 2010;182:551; docs/clinical-decisions.md). Bands: 0-4 low, 5-9 intermediate, 10 and more high.
 */
public final class Lace {

  public static final String NAME = "lace";

  private static final int INTERMEDIATE_FROM = 5;
  private static final int HIGH_FROM = 10;
  private static final int MOST_VISITS = 4;

  /** Percent by total, as the openEHR guideline LACE_readmission_index.v1 gives the paper's. */
  private static final double[] EXPECTED = {
    2.0, 2.5, 3.0, 3.5, 4.3, 5.1, 6.1, 7.3, 8.7, 10.3, 12.2, 14.4, 17.0, 19.8, 23.0, 26.6, 30.4,
    34.6, 39.1, 43.7
  };

  private Lace() {}

  public static IndexResult of(Stay stay) {
    Charlson charlson = Charlson.of(stay.coded().diagnoses());
    IndexResult result =
        of(
            stay.admission().lengthDays(),
            acute(stay.admission().urgency()),
            charlson.judged() ? charlson.points() : Double.NaN,
            visits(stay.prior()));
    boolean complete = result.complete() && charlson.unread() == 0;
    return new IndexResult(NAME, result.total(), complete, result.band(), result.items());
  }

  /**
   * From the four values themselves; each NaN if not known.
   *
   * @param lengthDays days; a day that is not full does not count
   * @param acute 1 if not arranged beforehand, else 0
   * @param charlson Charlson points, 0 and more
   * @param emergencyVisits in the 6 months before the stay, 0 and more
   */
  public static IndexResult of(
      double lengthDays, double acute, double charlson, double emergencyVisits) {
    return IndexResult.of(
        NAME,
        List.of(
            lengthDays >= 0
                ? Item.of("lengthOfStay", lengthPoints((int) lengthDays), lengthDays)
                : Item.missing("lengthOfStay"),
            Item.flag("acuteAdmission", acute, 3),
            charlson >= 0
                ? Item.of("comorbidity", charlson >= 4 ? 5 : (int) charlson, charlson)
                : Item.missing("comorbidity"),
            emergencyVisits >= 0
                ? Item.of(
                    "emergencyVisits",
                    (int) Math.min(MOST_VISITS, emergencyVisits),
                    emergencyVisits)
                : Item.missing("emergencyVisits")),
        INTERMEDIATE_FROM,
        HIGH_FROM);
  }

  /**
   * Published expected probability of death or unplanned readmission within 30 days, percent.
   *
   * @param total of a complete index, 0-19
   */
  public static double expectedPercent(int total) {
    return EXPECTED[total];
  }

  private static int lengthPoints(int days) {
    if (days < 4) {
      return days;
    }
    return days < 7 ? 4 : days < 14 ? 5 : 7;
  }

  /** NaN where nothing says how the stay came about. */
  static double acute(Urgency urgency) {
    return urgency == Urgency.UNKNOWN ? Double.NaN : urgency.acute() ? 1 : 0;
  }

  /** Who had no visit in 12 months had none in 6; more cannot be said from 12. */
  private static double visits(Stay.PriorUse prior) {
    boolean none = Double.isNaN(prior.edVisits6Months()) && prior.edVisits12Months() == 0;
    return none ? 0 : prior.edVisits6Months();
  }
}
