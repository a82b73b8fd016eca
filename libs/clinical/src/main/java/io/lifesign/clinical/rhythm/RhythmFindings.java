package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Signal;
import java.util.List;
import java.util.Locale;

/**
 * What staff are told of a rhythm: the value it was told from, one sentence, what would clear it.
 */
final class RhythmFindings {

  private static final double MICROS_PER_SECOND = 1e6;

  private RhythmFindings() {}

  /** The signal for the life cycle, said at that time. */
  static Signal signal(RhythmSignal signal, long saidMicros) {
    boolean began = signal.kind() == Signal.Kind.BEGAN;
    return new Signal(
        signal.patientId(),
        signal.rhythm().ruleId(),
        signal.kind(),
        saidMicros,
        began || signal.kind() == Signal.Kind.STALE ? signal.onsetMicros() : signal.atMicros(),
        signal.rhythm().priority(),
        began ? List.of(evidence(signal)) : List.of(),
        began ? sentence(signal) : "",
        began ? clears(signal.rhythm()) : "");
  }

  private static Evidence evidence(RhythmSignal signal) {
    double age = Math.max(0, signal.atMicros() - signal.endMicros()) / MICROS_PER_SECOND;
    return switch (signal.rhythm()) {
      case VENTRICULAR_FIBRILLATION, ATRIAL_FIBRILLATION ->
          evidence("measure", signal, "", "at or above its threshold", age);
      case ASYSTOLE -> evidence("timeWithoutBeat", signal, "s", ">= 4", age);
      case SIGNAL_LOST, LEAD_OFF, POOR_SIGNAL -> evidence("time", signal, "s", null, age);
      case PAUSE -> evidence("timeBetweenBeats", signal, "s", "> 2", age);
      case LONG_PAUSE -> evidence("timeBetweenBeats", signal, "s", "> 3", age);
      case R_ON_T -> evidence("coupling", signal, "s", "< a third of the mean", age);
      case FREQUENT_VENTRICULAR_BEATS ->
          evidence("ventricularBeats", signal, "/min", "more than the limit", age);
      case VENTRICULAR_BIGEMINY, VENTRICULAR_TRIGEMINY ->
          new Evidence("beats", signal.beats(), "", null, "3 cycles", age, signal.source());
      case EXTREME_BRADYCARDIA -> evidence("rate", signal, "/min", "below the limit", age);
      case EXTREME_TACHYCARDIA -> evidence("rate", signal, "/min", "above the limit", age);
      case IDIOVENTRICULAR_RHYTHM -> evidence("rate", signal, "/min", "40-100", age);
      case COUPLET -> evidence("rate", signal, "/min", null, age);
      case VENTRICULAR_TACHYCARDIA, VENTRICULAR_RUN, SUPRAVENTRICULAR_TACHYCARDIA ->
          evidence("rate", signal, "/min", "> 100", age);
    };
  }

  private static Evidence evidence(
      String name, RhythmSignal signal, String unit, String bound, double age) {
    double value = Math.round(signal.value() * 100) / 100.0;
    return new Evidence(name, value, unit, null, bound, age, signal.source());
  }

  private static String sentence(RhythmSignal signal) {
    double value = signal.value();
    return switch (signal.rhythm()) {
      case VENTRICULAR_FIBRILLATION ->
          words("Ventricular fibrillation or flutter: the waveform has fibrillated for 4 s.");
      case ASYSTOLE -> words("Asystole: no beat for %.1f s of good signal.", value);
      case VENTRICULAR_TACHYCARDIA ->
          words(
              "Ventricular tachycardia: %d ventricular beats in a row at %.0f/min.",
              signal.beats(), value);
      case EXTREME_TACHYCARDIA -> words("Extreme tachycardia: %.0f/min over 17 beats.", value);
      case EXTREME_BRADYCARDIA -> words("Extreme bradycardia: %.0f/min over 5 beats.", value);
      case SIGNAL_LOST ->
          words("No signal for %.0f s: the rhythm is not being watched by this device.", value);
      case LEAD_OFF ->
          words(
              "Every electrode is off for %.0f s: the rhythm is not being watched by this device.",
              value);
      case POOR_SIGNAL ->
          words(
              "The signal is poor for %.0f s: rhythm alarms that are not lethal are held back.",
              value);
      case LONG_PAUSE -> words("A long pause: %.1f s between beats.", value);
      case PAUSE -> words("A pause: %.1f s between beats.", value);
      case VENTRICULAR_RUN ->
          words("A run of %d ventricular beats at %.0f/min.", signal.beats(), value);
      case R_ON_T ->
          words("A ventricular beat on the T wave, %.2f s after the beat before.", value);
      case COUPLET -> words("Two ventricular beats in a row.");
      case IDIOVENTRICULAR_RHYTHM ->
          words(
              "Accelerated idioventricular rhythm: ventricular beats in a row at %.0f/min.", value);
      case SUPRAVENTRICULAR_TACHYCARDIA ->
          words(
              "Supraventricular tachycardia: %d beats in a row at %.0f/min.",
              signal.beats(), value);
      case ATRIAL_FIBRILLATION -> words("Atrial fibrillation: irregularly irregular for 30 s.");
      case FREQUENT_VENTRICULAR_BEATS ->
          words("Frequent ventricular beats: %.0f within a minute.", value);
      case VENTRICULAR_BIGEMINY ->
          words("Ventricular bigeminy: every second beat is ventricular, three times in a row.");
      case VENTRICULAR_TRIGEMINY ->
          words("Ventricular trigeminy: every third beat is ventricular, three times in a row.");
    };
  }

  private static String clears(Rhythm rhythm) {
    String end =
        switch (rhythm) {
          case VENTRICULAR_FIBRILLATION -> "A waveform that does not fibrillate";
          case ASYSTOLE -> "A beat";
          case VENTRICULAR_TACHYCARDIA, IDIOVENTRICULAR_RHYTHM -> "A beat of another kind or rate";
          case EXTREME_TACHYCARDIA, EXTREME_BRADYCARDIA -> "A rate within the limits";
          case SIGNAL_LOST -> "Signal";
          case LEAD_OFF -> "An electrode attached";
          case POOR_SIGNAL -> "A lead in which beats can be seen";
          case LONG_PAUSE, PAUSE, VENTRICULAR_RUN, R_ON_T, COUPLET -> "30 s without another";
          case SUPRAVENTRICULAR_TACHYCARDIA -> "A beat of another kind or rate";
          case ATRIAL_FIBRILLATION -> "A regular rhythm for 30 s";
          case FREQUENT_VENTRICULAR_BEATS -> "Fewer within a minute";
          case VENTRICULAR_BIGEMINY, VENTRICULAR_TRIGEMINY -> "A beat out of turn";
        };
    return rhythm.lethal() ? end + ", and an acknowledgement." : end + ".";
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
