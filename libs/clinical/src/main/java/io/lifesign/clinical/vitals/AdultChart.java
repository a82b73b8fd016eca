package io.lifesign.clinical.vitals;

/** A score made for patients of {@link CareProfile#ADULT_YEARS} years and over. */
abstract class AdultChart extends Chart {

  static final String CHILD = "not for under 16s";

  AdultChart(Parameter... items) {
    super(items);
  }

  @Override
  String notApplicable(CareProfile profile) {
    return profile.child() ? CHILD : null;
  }

  /**
   * The level of consciousness that counts: confusion that is the patient's usual state is no
   * change, and reads as alert (docs/clinical-decisions.md, "Consciousness").
   *
   * @return {@link Consciousness#ordinal()}
   */
  static int mentation(double level, CareProfile profile) {
    boolean chronic =
        level == Consciousness.CONFUSION.ordinal()
            && profile.baselineConsciousness() == Consciousness.CONFUSION;
    return chronic ? Consciousness.ALERT.ordinal() : (int) level;
  }
}
