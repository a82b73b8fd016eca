package io.lifesign.replay.ecg;

import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.replay.Micros;

/** A rhythm, or a fault of the signal, that a patient of the dataset has, us. */
record Scripted(String patientId, Rhythm rhythm, long fromMicros, long toMicros) {

  /** How far what is told may lie beside it: beats are found to within 150 ms. */
  private static final long BESIDE_MICROS = Micros.PER_SECOND / 2;

  boolean meets(long onsetMicros, long endMicros) {
    return onsetMicros <= toMicros + BESIDE_MICROS && endMicros >= fromMicros - BESIDE_MICROS;
  }
}
