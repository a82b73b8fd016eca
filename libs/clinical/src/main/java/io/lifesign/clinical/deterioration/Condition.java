package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.alert.Evidence;
import java.util.List;

/**
 * What one rule looks for. Stateless: what must be remembered stands in the {@link PatientWatch}.
 */
interface Condition {

  String ruleId();

  /** Free of allocation: every reading is judged. */
  Judgement judge(PatientWatch watch, RuleTrack track, long atMicros);

  /** The parameters that contribute now, a bit each, for a condition that is just met. */
  int contributors(PatientWatch watch, long atMicros);

  /** Whether everything that contributed when the condition was last met can be judged now. */
  default boolean judged(PatientWatch watch, RuleTrack track) {
    return watch.fresh(track.contributors);
  }

  /** What the rule will compare with for as long as it is met. */
  default int baseline(PatientWatch watch, long atMicros) {
    return 0;
  }

  List<Evidence> evidence(PatientWatch watch, RuleTrack track, long atMicros);

  /** One plain sentence: what was seen. */
  String sentence(PatientWatch watch, RuleTrack track, long atMicros);

  /**
   * What would clear it.
   *
   * @param hold how long that must last, " for 15 min"
   */
  String clears(String hold);
}
