package io.lifesign.replay.ecg;

/** What befalls the electrodes or the sensor for a time. */
record Disturbance(double fromSeconds, double toSeconds, Kind kind) {

  /** Which one. */
  enum Kind {
    /** The patient moves: slow, large, in every ECG lead. */
    MOTION,
    /** Tense muscles: fast and small. */
    MUSCLE,
    /** Every ECG electrode is off, and the device says so. */
    ELECTRODES_OFF,
    /** The electrode of the first lead is off, and the device says so. */
    FIRST_LEAD_OFF
  }

  boolean holds(double seconds) {
    return fromSeconds <= seconds && seconds < toSeconds;
  }
}
