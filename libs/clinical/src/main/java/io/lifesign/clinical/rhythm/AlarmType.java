package io.lifesign.clinical.rhythm;

/** The life-threatening arrhythmia alarms of a monitor (PhysioNet/CinC Challenge 2015). */
public enum AlarmType {
  /** No QRS for at least 4 s. */
  ASYSTOLE,
  /** Below 40/min over 5 consecutive beats. */
  EXTREME_BRADYCARDIA,
  /** Above 140/min over 17 consecutive beats. */
  EXTREME_TACHYCARDIA,
  /** 5 or more consecutive ventricular beats above 100/min. */
  VENTRICULAR_TACHYCARDIA,
  /** A fibrillatory, flutter or oscillatory waveform for at least 4 s. */
  VENTRICULAR_FIBRILLATION
}
