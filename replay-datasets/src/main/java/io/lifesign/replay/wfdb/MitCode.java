package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.BeatClass;
import java.util.Optional;

/**
 * Annotation codes of the MIT format (WFDB, ecgcodes), with the class of ANSI/AAMI EC57 of those
 * that are beats (docs/clinical-decisions.md, "Beat evaluation").
 */
public enum MitCode {
  NORMAL(1, "N", BeatClass.N),
  LEFT_BUNDLE_BRANCH_BLOCK(2, "L", BeatClass.N),
  RIGHT_BUNDLE_BRANCH_BLOCK(3, "R", BeatClass.N),
  ABERRATED_ATRIAL_PREMATURE(4, "a", BeatClass.S),
  VENTRICULAR_PREMATURE(5, "V", BeatClass.V),
  FUSION(6, "F", BeatClass.F),
  JUNCTIONAL_PREMATURE(7, "J", BeatClass.S),
  ATRIAL_PREMATURE(8, "A", BeatClass.S),
  SUPRAVENTRICULAR_PREMATURE(9, "S", BeatClass.S),
  VENTRICULAR_ESCAPE(10, "E", BeatClass.V),
  JUNCTIONAL_ESCAPE(11, "j", BeatClass.N),
  PACED(12, "/", BeatClass.Q),
  UNCLASSIFIABLE(13, "Q", BeatClass.Q),
  SIGNAL_QUALITY(14, "~"),
  ARTIFACT(16, "|"),
  ST_CHANGE(18, "s"),
  T_WAVE_CHANGE(19, "T"),
  SYSTOLE(20, "*"),
  DIASTOLE(21, "D"),
  NOTE(22, "\""),
  MEASUREMENT(23, "="),
  P_WAVE_PEAK(24, "p"),
  BUNDLE_BRANCH_BLOCK(25, "B", BeatClass.N),
  PACEMAKER_SPIKE(26, "^"),
  T_WAVE_PEAK(27, "t"),
  RHYTHM_CHANGE(28, "+"),
  U_WAVE_PEAK(29, "u"),
  LEARNING(30, "?", BeatClass.Q),
  FLUTTER_WAVE(31, "!"),
  FIBRILLATION_START(32, "["),
  FIBRILLATION_END(33, "]"),
  ATRIAL_ESCAPE(34, "e", BeatClass.N),
  SUPRAVENTRICULAR_ESCAPE(35, "n", BeatClass.N),
  LINK(36, "@"),
  NON_CONDUCTED_P_WAVE(37, "x"),
  PACED_FUSION(38, "f", BeatClass.Q),
  WAVEFORM_ONSET(39, "("),
  WAVEFORM_END(40, ")"),
  R_ON_T(41, "r", BeatClass.V);

  /** Codes are six bits. */
  private static final MitCode[] BY_NUMBER = new MitCode[64];

  static {
    for (MitCode code : values()) {
      BY_NUMBER[code.number] = code;
    }
  }

  private final int number;
  private final String mnemonic;
  private final BeatClass beatClass;

  MitCode(int number, String mnemonic) {
    this(number, mnemonic, null);
  }

  MitCode(int number, String mnemonic, BeatClass beatClass) {
    this.number = number;
    this.mnemonic = mnemonic;
    this.beatClass = beatClass;
  }

  /** The code of that number; empty for one that a user has defined. */
  public static Optional<MitCode> of(int number) {
    return number < 0 || number >= BY_NUMBER.length
        ? Optional.empty()
        : Optional.ofNullable(BY_NUMBER[number]);
  }

  /** The code that a beat of that class is written with. */
  public static MitCode of(BeatClass beatClass) {
    return switch (beatClass) {
      case N -> NORMAL;
      case S -> SUPRAVENTRICULAR_PREMATURE;
      case V -> VENTRICULAR_PREMATURE;
      case F -> FUSION;
      case Q -> UNCLASSIFIABLE;
    };
  }

  public int number() {
    return number;
  }

  /** The sign that WFDB prints for it. */
  public String mnemonic() {
    return mnemonic;
  }

  /** Empty if it is not a beat. */
  public Optional<BeatClass> beatClass() {
    return Optional.ofNullable(beatClass);
  }
}
