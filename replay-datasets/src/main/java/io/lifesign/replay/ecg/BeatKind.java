package io.lifesign.replay.ecg;

import io.lifesign.replay.wfdb.MitCode;
import java.util.ArrayList;
import java.util.List;

/** What a scripted beat looks like and how it is annotated. */
enum BeatKind {
  SINUS(MitCode.NORMAL) {
    @Override
    List<Wave> waves(double rrSeconds) {
      return narrow(rrSeconds, new Wave(-pr(rrSeconds), 0.022, 0.15, 0.07));
    }
  },
  /** Conducted in atrial fibrillation: no P wave. */
  CONDUCTED(MitCode.NORMAL) {
    @Override
    List<Wave> waves(double rrSeconds) {
      return narrow(rrSeconds);
    }
  },
  /** Its P wave is early and turned. */
  ATRIAL_PREMATURE(MitCode.ATRIAL_PREMATURE) {
    @Override
    List<Wave> waves(double rrSeconds) {
      return narrow(rrSeconds, new Wave(-0.13, 0.018, -0.10, 0.09));
    }
  },
  /** Of a supraventricular tachycardia: a small P behind the QRS. */
  JUNCTIONAL_TACHYCARDIA(MitCode.ATRIAL_PREMATURE) {
    @Override
    List<Wave> waves(double rrSeconds) {
      return narrow(rrSeconds, new Wave(0.09, 0.014, -0.08, 0.06));
    }
  },
  VENTRICULAR(MitCode.VENTRICULAR_PREMATURE) {
    @Override
    List<Wave> waves(double rrSeconds) {
      double stretch = stretch(rrSeconds);
      return List.of(
          new Wave(-0.02, 0.036, 1.5, -1.1),
          new Wave(0.055, 0.030, -0.45, 0.55),
          new Wave(0.31 * stretch, 0.060 * stretch, -0.50, 0.42));
    }
  },
  FUSION(MitCode.FUSION) {
    @Override
    List<Wave> waves(double rrSeconds) {
      return List.of(
          new Wave(-pr(rrSeconds), 0.022, 0.15, 0.07),
          new Wave(0, 0.021, 1.25, -0.7),
          new Wave(0.040, 0.020, -0.30, 0.15),
          new Wave(0.29 * stretch(rrSeconds), 0.052, -0.10, 0.18));
    }
  };

  private final MitCode code;

  BeatKind(MitCode code) {
    this.code = code;
  }

  MitCode code() {
    return code;
  }

  /** Its bells, for a beat that far behind the one before. */
  abstract List<Wave> waves(double rrSeconds);

  private static List<Wave> narrow(double rrSeconds, Wave... atrial) {
    double stretch = stretch(rrSeconds);
    List<Wave> waves = new ArrayList<>(List.of(atrial));
    waves.add(new Wave(-0.030, 0.009, -0.12, 0));
    waves.add(new Wave(0, 0.011, 1.10, 0.25));
    waves.add(new Wave(0.028, 0.010, -0.20, -0.85));
    waves.add(new Wave(0.28 * stretch, 0.045 * stretch, 0.28, 0.06));
    return waves;
  }

  /** PR interval, s: shorter when the heart is fast. */
  private static double pr(double rrSeconds) {
    return 0.12 + 0.04 * StrictMath.min(1, rrSeconds);
  }

  /** QT goes with the root of RR (Bazett 1920), within what hearts do. */
  private static double stretch(double rrSeconds) {
    return StrictMath.sqrt(StrictMath.max(0.3, StrictMath.min(1.3, rrSeconds)));
  }
}
