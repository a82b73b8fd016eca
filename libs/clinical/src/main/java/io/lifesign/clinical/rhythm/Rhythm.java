package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Priority;
import java.util.Locale;

/**
 * A rhythm that is told of, or a fault of the signal, gravest first (docs/clinical-decisions.md,
 * "Rhythm").
 */
public enum Rhythm {
  VENTRICULAR_FIBRILLATION(Sort.LETHAL, Priority.HIGH),
  ASYSTOLE(Sort.LETHAL, Priority.HIGH),
  VENTRICULAR_TACHYCARDIA(Sort.LETHAL, Priority.HIGH),
  EXTREME_TACHYCARDIA(Sort.LETHAL, Priority.HIGH),
  EXTREME_BRADYCARDIA(Sort.LETHAL, Priority.HIGH),
  SIGNAL_LOST(Sort.TECHNICAL, Priority.MEDIUM),
  LEAD_OFF(Sort.TECHNICAL, Priority.MEDIUM),
  POOR_SIGNAL(Sort.TECHNICAL, Priority.LOW),
  LONG_PAUSE(Sort.MOMENTARY, Priority.MEDIUM),
  VENTRICULAR_RUN(Sort.MOMENTARY, Priority.MEDIUM),
  R_ON_T(Sort.MOMENTARY, Priority.MEDIUM),
  PAUSE(Sort.MOMENTARY, Priority.LOW),
  COUPLET(Sort.MOMENTARY, Priority.LOW),
  IDIOVENTRICULAR_RHYTHM(Sort.LASTING, Priority.MEDIUM),
  SUPRAVENTRICULAR_TACHYCARDIA(Sort.LASTING, Priority.MEDIUM),
  ATRIAL_FIBRILLATION(Sort.LASTING, Priority.MEDIUM),
  FREQUENT_VENTRICULAR_BEATS(Sort.LASTING, Priority.MEDIUM),
  VENTRICULAR_BIGEMINY(Sort.LASTING, Priority.LOW),
  VENTRICULAR_TRIGEMINY(Sort.LASTING, Priority.LOW);

  static final int COUNT = 19;

  /** How a rhythm behaves. */
  enum Sort {
    /** Its alarm latches, and no poor signal holds it back. */
    LETHAL,
    /** Of the equipment. */
    TECHNICAL,
    /** Over as soon as it is seen; over for the ward after a quiet time. */
    MOMENTARY,
    LASTING
  }

  private final Sort sort;
  private final Priority priority;

  Rhythm(Sort sort, Priority priority) {
    this.sort = sort;
    this.priority = priority;
  }

  /** Id of its rule, in kebab case. */
  public String ruleId() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Priority priority() {
    return priority;
  }

  public boolean lethal() {
    return sort == Sort.LETHAL;
  }

  public boolean technical() {
    return sort == Sort.TECHNICAL;
  }

  public boolean momentary() {
    return sort == Sort.MOMENTARY;
  }
}
