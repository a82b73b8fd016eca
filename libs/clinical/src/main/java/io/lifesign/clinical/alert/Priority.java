package io.lifesign.clinical.alert;

/** Alarm priority after IEC 60601-1-8, most urgent first. */
public enum Priority {
  HIGH,
  MEDIUM,
  LOW;

  public boolean moreUrgentThan(Priority other) {
    return compareTo(other) < 0;
  }

  /** One step up; HIGH stays HIGH. */
  public Priority raised() {
    return this == LOW ? MEDIUM : HIGH;
  }
}
