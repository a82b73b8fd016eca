package io.lifesign.replay.ecg;

import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.replay.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a script says by the definitions of the rhythms, knowing nothing of how beats are found. */
final class ScriptedRhythms {

  private static final Map<String, Rhythm> NAMED =
      Map.of(
          "VT", Rhythm.VENTRICULAR_TACHYCARDIA,
          "VF", Rhythm.VENTRICULAR_FIBRILLATION,
          "VFL", Rhythm.VENTRICULAR_FIBRILLATION,
          "ASYS", Rhythm.ASYSTOLE,
          "AFIB", Rhythm.ATRIAL_FIBRILLATION,
          "SVTA", Rhythm.SUPRAVENTRICULAR_TACHYCARDIA,
          "IVR", Rhythm.IDIOVENTRICULAR_RHYTHM,
          "B", Rhythm.VENTRICULAR_BIGEMINY,
          "T", Rhythm.VENTRICULAR_TRIGEMINY);

  private final EcgPatient patient;
  private final long startMicros;
  private final List<ScriptedBeat> beats;
  private final List<Scripted> all = new ArrayList<>();

  private ScriptedRhythms(EcgPatient patient, long startMicros) {
    this.patient = patient;
    this.startMicros = startMicros;
    this.beats = patient.script().beats();
  }

  /** Of every patient of the dataset. */
  static List<Scripted> ofAll() {
    List<EcgPatient> patients = EcgRoster.patients();
    List<Scripted> all = new ArrayList<>();
    for (int i = 0; i < patients.size(); i++) {
      all.addAll(new ScriptedRhythms(patients.get(i), EcgDataset.startMicros(i)).read());
    }
    return all;
  }

  private List<Scripted> read() {
    named();
    pauses();
    ventricular();
    frequent();
    fast();
    slow();
    faults();
    return all;
  }

  private void named() {
    List<EcgScript.Change> changes = patient.script().changes();
    for (int i = 0; i < changes.size(); i++) {
      Rhythm rhythm = NAMED.get(changes.get(i).rhythm());
      if (rhythm != null) {
        add(rhythm, changes.get(i).atSeconds(), changes.get(i + 1).atSeconds());
      }
    }
  }

  private void pauses() {
    for (int i = 1; i < beats.size(); i++) {
      double seconds = at(i) - at(i - 1);
      if (seconds > 2 && seconds < 4 && beating(i - 1, i)) { // from 4 s on it is asystole
        add(seconds > 3 ? Rhythm.LONG_PAUSE : Rhythm.PAUSE, at(i - 1), at(i));
      }
    }
  }

  /** Couplets, runs and beats on a T wave. */
  private void ventricular() {
    for (int from = 2; from < beats.size(); from++) {
      int to = from;
      while (to < beats.size() && ventricular(to)) {
        to++;
      }
      int count = to - from;
      if (count == 1 && at(from) - at(from - 1) < (at(from - 1) - at(from - 2)) / 3) {
        add(Rhythm.R_ON_T, at(from), at(from));
      } else if (count == 2) {
        add(Rhythm.COUPLET, at(from), at(to - 1));
      } else if (count == 3 || count == 4) {
        add(Rhythm.VENTRICULAR_RUN, at(from), at(to - 1));
      }
      from = to;
    }
  }

  private void frequent() {
    List<Double> times =
        beats.stream()
            .filter(beat -> beat.kind() == BeatKind.VENTRICULAR)
            .map(ScriptedBeat::atSeconds)
            .toList();
    for (int i = 10; i < times.size(); i++) {
      if (times.get(i) - times.get(i - 10) < 60) {
        add(Rhythm.FREQUENT_VENTRICULAR_BEATS, times.get(i - 10), times.get(i));
      }
    }
  }

  private void fast() {
    for (int i = 16; i < beats.size(); i++) {
      if (rate(i - 16, i) > 140 && beating(i - 16, i)) {
        add(Rhythm.EXTREME_TACHYCARDIA, at(i - 16), at(i));
      }
    }
  }

  private void slow() {
    for (int i = 4; i < beats.size(); i++) {
      if (rate(i - 4, i) < 40 && beating(i - 4, i)) {
        add(Rhythm.EXTREME_BRADYCARDIA, at(i - 4), at(i));
      }
    }
  }

  private void faults() {
    for (Disturbance disturbance : patient.disturbances()) {
      if (disturbance.kind() == Disturbance.Kind.ELECTRODES_OFF) {
        add(Rhythm.LEAD_OFF, disturbance.fromSeconds(), disturbance.toSeconds());
      } else if (disturbance.kind() == Disturbance.Kind.MOTION) {
        add(Rhythm.POOR_SIGNAL, disturbance.fromSeconds(), disturbance.toSeconds());
      }
    }
    for (Delivery delivery : patient.deliveries()) {
      if (delivery.kind() == Delivery.Kind.LOST) {
        add(Rhythm.SIGNAL_LOST, delivery.fromSecond(), delivery.toSecond());
      }
    }
  }

  /** One after the other is one. */
  private void add(Rhythm rhythm, double fromSeconds, double toSeconds) {
    long from = micros(fromSeconds);
    long to = micros(toSeconds);
    Scripted last = all.isEmpty() ? null : all.get(all.size() - 1);
    if (last != null && last.rhythm() == rhythm && from <= last.toMicros()) {
      from = last.fromMicros();
      all.remove(all.size() - 1);
    }
    all.add(new Scripted(patient.id(), rhythm, from, to));
  }

  /** Whether the ventricles beat all the way from one beat to the other. */
  private boolean beating(int from, int to) {
    return patient.script().oscillations().stream()
        .filter(oscillation -> oscillation.kind() != Oscillation.Kind.ATRIAL)
        .noneMatch(
            oscillation ->
                oscillation.fromSeconds() < at(to) && oscillation.toSeconds() > at(from));
  }

  private boolean ventricular(int beat) {
    return beats.get(beat).kind() == BeatKind.VENTRICULAR;
  }

  private double rate(int from, int to) {
    return 60 * (to - from) / (at(to) - at(from));
  }

  private double at(int beat) {
    return beats.get(beat).atSeconds();
  }

  private long micros(double seconds) {
    return startMicros + Math.round(seconds * Micros.PER_SECOND);
  }
}
