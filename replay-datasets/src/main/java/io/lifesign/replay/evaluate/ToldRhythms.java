package io.lifesign.replay.evaluate;

import java.util.Set;

/** Which told rhythms are compared with annotated ones. */
final class ToldRhythms {

  static final Set<String> ATRIAL_FIBRILLATION = Set.of("ATRIAL_FIBRILLATION");
  static final Set<String> TACHYCARDIA = Set.of("VENTRICULAR_TACHYCARDIA");
  static final Set<String> FIBRILLATION = Set.of("VENTRICULAR_FIBRILLATION");
  static final Set<String> ASYSTOLE = Set.of("ASYSTOLE");

  private ToldRhythms() {}
}
