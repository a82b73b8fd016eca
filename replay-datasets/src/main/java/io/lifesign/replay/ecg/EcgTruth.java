package io.lifesign.replay.ecg;

import io.lifesign.replay.wfdb.Annotation;
import io.lifesign.replay.wfdb.MitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a script says of itself, as annotations of the MIT format. */
final class EcgTruth {

  private EcgTruth() {}

  static List<Annotation> annotations(EcgPatient patient, double hertz) {
    List<Annotation> all = new ArrayList<>();
    rhythms(patient, hertz, all);
    for (Oscillation oscillation : patient.script().oscillations()) {
      if (oscillation.kind() != Oscillation.Kind.ATRIAL) {
        all.add(at(oscillation.fromSeconds(), hertz, MitCode.FIBRILLATION_START, ""));
        all.add(at(oscillation.toSeconds(), hertz, MitCode.FIBRILLATION_END, ""));
      }
    }
    for (ScriptedBeat beat : patient.script().beats()) {
      if (beat.atSeconds() < patient.seconds()) {
        all.add(at(beat.atSeconds(), hertz, beat.kind().code(), ""));
      }
    }
    all.sort(Comparator.comparingLong(Annotation::sample));
    return all;
  }

  private static void rhythms(EcgPatient patient, double hertz, List<Annotation> into) {
    String rhythm = "";
    for (EcgScript.Change change : patient.script().changes()) {
      if (!change.rhythm().equals(rhythm)) {
        rhythm = change.rhythm();
        into.add(at(change.atSeconds(), hertz, MitCode.RHYTHM_CHANGE, "(" + rhythm));
      }
    }
  }

  private static Annotation at(double seconds, double hertz, MitCode code, String aux) {
    return new Annotation(StrictMath.round(seconds * hertz), code, aux);
  }
}
