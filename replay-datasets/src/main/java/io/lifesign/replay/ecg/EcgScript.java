package io.lifesign.replay.ecg;

import java.util.ArrayList;
import java.util.List;

/** A patient's rhythm, told beat by beat; mutable while it is written. */
final class EcgScript {

  private static final double SINUS_ARRHYTHMIA = 0.025;
  private static final double BREATHS_PER_SECOND = 0.24;
  private static final double JITTER = 0.008;
  private static final double PREMATURE = 0.60;

  /** A rhythm begins this long before its first beat. */
  private static final double LEAD_IN_SECONDS = 0.1;

  /** A change of rhythm, as annotated. */
  record Change(double atSeconds, String rhythm) {}

  private final Chance chance;
  private final List<ScriptedBeat> beats = new ArrayList<>();
  private final List<Oscillation> oscillations = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private double lastBeat;
  private double rr = 0.8;

  EcgScript(long seed) {
    this.chance = new Chance(seed);
  }

  List<ScriptedBeat> beats() {
    return beats;
  }

  List<Oscillation> oscillations() {
    return oscillations;
  }

  List<Change> changes() {
    return changes;
  }

  /** When its last beat was, s. */
  double seconds() {
    return lastBeat;
  }

  EcgScript sinus(double rate, double seconds) {
    rr = 60 / rate;
    rhythm(rate < 60 ? "SBR" : "N");
    double until = lastBeat + seconds;
    while (lastBeat + rr <= until) {
      double breath =
          SINUS_ARRHYTHMIA * StrictMath.sin(2 * StrictMath.PI * BREATHS_PER_SECOND * lastBeat);
      beat(BeatKind.SINUS, rr * (1 + breath + JITTER * chance.gaussian()));
    }
    return this;
  }

  /** One premature ventricular beat with its compensatory pause. */
  EcgScript pvc() {
    return ectopic(1, PREMATURE, 0);
  }

  EcgScript couplet() {
    return ectopic(2, PREMATURE, 0.42);
  }

  EcgScript run(int count, double rate) {
    return ectopic(count, PREMATURE, 60 / rate);
  }

  /** A premature ventricular beat on the T wave of the beat before. */
  EcgScript onT() {
    return ectopic(1, 0.31, 0);
  }

  private EcgScript ectopic(int count, double coupling, double within) {
    beat(BeatKind.VENTRICULAR, coupling * rr);
    for (int i = 1; i < count; i++) {
      beat(BeatKind.VENTRICULAR, within);
    }
    beat(BeatKind.SINUS, (2 - coupling) * rr);
    return this;
  }

  EcgScript bigeminy(int cycles) {
    rhythm("B");
    for (int i = 0; i < cycles; i++) {
      pvc();
    }
    return this;
  }

  EcgScript trigeminy(int cycles) {
    rhythm("T");
    for (int i = 0; i < cycles; i++) {
      beat(BeatKind.SINUS, rr);
      pvc();
    }
    return this;
  }

  /** One premature atrial beat; the sinus node starts anew behind it. */
  EcgScript apc() {
    beat(BeatKind.ATRIAL_PREMATURE, 0.62 * rr);
    beat(BeatKind.SINUS, 1.05 * rr);
    return this;
  }

  EcgScript fusion() {
    beat(BeatKind.FUSION, 0.95 * rr);
    return this;
  }

  EcgScript atrialFibrillation(double rate, double seconds) {
    rhythm("AFIB");
    double from = lastBeat;
    while (lastBeat < from + seconds) {
      double irregular = StrictMath.exp(0.24 * chance.gaussian());
      beat(BeatKind.CONDUCTED, StrictMath.max(0.36, StrictMath.min(1.6, 60 / rate * irregular)));
    }
    oscillations.add(new Oscillation(from + 0.3, lastBeat + 0.2, Oscillation.Kind.ATRIAL));
    return this;
  }

  EcgScript supraventricularTachycardia(double rate, double seconds) {
    return regular("SVTA", BeatKind.JUNCTIONAL_TACHYCARDIA, rate, seconds);
  }

  EcgScript ventricularTachycardia(double rate, double seconds) {
    return regular("VT", BeatKind.VENTRICULAR, rate, seconds);
  }

  EcgScript acceleratedIdioventricular(double rate, double seconds) {
    return regular("IVR", BeatKind.VENTRICULAR, rate, seconds);
  }

  private EcgScript regular(String rhythm, BeatKind kind, double rate, double seconds) {
    rhythm(rhythm);
    double until = lastBeat + seconds;
    while (lastBeat + 60 / rate <= until) {
      beat(kind, 60 / rate * (1 + JITTER * chance.gaussian()));
    }
    return this;
  }

  EcgScript ventricularFlutter(double seconds) {
    return quiver("VFL", Oscillation.Kind.FLUTTER, seconds);
  }

  EcgScript ventricularFibrillation(double seconds) {
    return quiver("VF", Oscillation.Kind.FIBRILLATION, seconds);
  }

  private EcgScript quiver(String rhythm, Oscillation.Kind kind, double seconds) {
    double from = lastBeat + 0.35;
    changes.add(new Change(from, rhythm));
    oscillations.add(new Oscillation(from, from + seconds, kind));
    lastBeat = from + seconds;
    return this;
  }

  /** Nothing, that long between two beats. */
  EcgScript asystole(double seconds) {
    changes.add(new Change(lastBeat + 0.5, "ASYS"));
    lastBeat += seconds - rr;
    return this;
  }

  /** One beat that late. */
  EcgScript pause(double seconds) {
    beat(BeatKind.SINUS, seconds);
    return this;
  }

  private void rhythm(String name) {
    changes.add(new Change(lastBeat + LEAD_IN_SECONDS, name));
  }

  private void beat(BeatKind kind, double rrSeconds) {
    lastBeat += rrSeconds;
    beats.add(new ScriptedBeat(lastBeat, kind, rrSeconds, output(kind, rrSeconds)));
  }

  /** A heart that had no time to fill moves little blood. */
  private static double output(BeatKind kind, double rrSeconds) {
    double filled = StrictMath.max(0, StrictMath.min(1, (rrSeconds - 0.22) / 0.45));
    return kind == BeatKind.VENTRICULAR ? 0.55 * filled : filled;
  }
}
