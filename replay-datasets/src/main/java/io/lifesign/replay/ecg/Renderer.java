package io.lifesign.replay.ecg;

import io.lifesign.clinical.ecg.Lead;
import java.util.List;

/** Turns a script into sampled signals: bells, quivering, noise. Mutable: it draws its noise. */
final class Renderer {

  private static final double WANDER_MILLIVOLTS = 0.06;
  private static final double BREATHS_PER_SECOND = 0.24;
  private static final double MAINS_HERTZ = 50;
  private static final double MAINS_MILLIVOLTS = 0.006;
  private static final double ELECTRONICS_MILLIVOLTS = 0.008;
  private static final double MUSCLE_MILLIVOLTS = 0.07;
  private static final double MOTION_MILLIVOLTS = 0.35;
  private static final double MOTION_MEMORY = 0.94;

  private final EcgScript script;
  private final List<Disturbance> disturbances;
  private final Chance chance;
  private double motion;

  Renderer(EcgScript script, List<Disturbance> disturbances, long seed) {
    this.script = script;
    this.disturbances = disturbances;
    this.chance = new Chance(seed);
  }

  /** ADC values by lead over that stretch of the script. */
  short[][] render(List<Lead> leads, double fromSeconds, int samples, double hertz) {
    short[][] rendered = new short[leads.size()][];
    for (int i = 0; i < rendered.length; i++) {
      Stretch stretch = new Stretch(fromSeconds, samples, hertz);
      if (leads.get(i).kind() == Lead.Kind.PLETH) {
        pulse(stretch);
      } else {
        ecg(stretch, i);
      }
      rendered[i] = stretch.digitised(leads.get(i).unitsPerMillivolt());
    }
    return rendered;
  }

  private void ecg(Stretch stretch, int lead) {
    for (ScriptedBeat beat : script.beats()) {
      for (Wave wave : beat.kind().waves(beat.rrSeconds())) {
        stretch.add(wave, beat.atSeconds(), lead == 0 ? wave.two() : wave.v1());
      }
    }
    for (Oscillation oscillation : script.oscillations()) {
      stretch.addAll(seconds -> oscillation.at(seconds, lead));
    }
    stretch.addAll(seconds -> noise(seconds, lead));
    stretch.replace(seconds -> off(seconds, lead), 0);
  }

  private double noise(double seconds, int lead) {
    double noise =
        WANDER_MILLIVOLTS * StrictMath.sin(2 * StrictMath.PI * BREATHS_PER_SECOND * seconds + lead)
            + MAINS_MILLIVOLTS * StrictMath.sin(2 * StrictMath.PI * MAINS_HERTZ * seconds)
            + ELECTRONICS_MILLIVOLTS * chance.gaussian();
    for (Disturbance disturbance : disturbances) {
      if (disturbance.holds(seconds)) {
        noise += disturbance(disturbance.kind());
      }
    }
    return noise;
  }

  private double disturbance(Disturbance.Kind kind) {
    return switch (kind) {
      case MOTION -> motion = MOTION_MEMORY * motion + MOTION_MILLIVOLTS * chance.gaussian();
      case MUSCLE -> MUSCLE_MILLIVOLTS * chance.gaussian();
      case ELECTRODES_OFF, FIRST_LEAD_OFF -> 0;
    };
  }

  boolean off(double seconds, int lead) {
    return disturbances.stream()
        .filter(disturbance -> disturbance.holds(seconds))
        .map(Disturbance::kind)
        .anyMatch(
            kind ->
                kind == Disturbance.Kind.ELECTRODES_OFF
                    || kind == Disturbance.Kind.FIRST_LEAD_OFF && lead == 0);
  }

  private void pulse(Stretch stretch) {
    Wave systolic = new Wave(0.30, 0.07, 0, 0);
    Wave dicrotic = new Wave(0.53, 0.08, 0, 0);
    for (ScriptedBeat beat : script.beats()) {
      stretch.add(systolic, beat.atSeconds(), beat.output());
      stretch.add(dicrotic, beat.atSeconds(), 0.35 * beat.output());
    }
    stretch.addAll(seconds -> 0.004 * chance.gaussian());
  }
}
