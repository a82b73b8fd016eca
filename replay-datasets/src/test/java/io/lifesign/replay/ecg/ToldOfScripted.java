package io.lifesign.replay.ecg;

import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.replay.Micros;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Told episodes beside scripted rhythms; a finding names the patient and the rhythm. */
final class ToldOfScripted {

  private static final long SOON_MICROS = 10 * Micros.PER_SECOND;

  /**
   * Of what a lethal alarm may be told. Tachycardia and fibrillation of the ventricles pass into
   * each other, as where alarms are counted; both are fast, and a heart that stands still is slow.
   */
  private static final Map<Rhythm, Set<Rhythm>> LETHAL_OF =
      Map.of(
          Rhythm.VENTRICULAR_FIBRILLATION,
          Set.of(Rhythm.VENTRICULAR_FIBRILLATION, Rhythm.VENTRICULAR_TACHYCARDIA),
          Rhythm.VENTRICULAR_TACHYCARDIA,
          Set.of(Rhythm.VENTRICULAR_FIBRILLATION, Rhythm.VENTRICULAR_TACHYCARDIA),
          Rhythm.EXTREME_TACHYCARDIA,
          Set.of(Rhythm.EXTREME_TACHYCARDIA, Rhythm.VENTRICULAR_FIBRILLATION),
          Rhythm.EXTREME_BRADYCARDIA,
          Set.of(Rhythm.EXTREME_BRADYCARDIA, Rhythm.ASYSTOLE),
          Rhythm.ASYSTOLE,
          Set.of(Rhythm.ASYSTOLE));

  private final List<Scripted> scripted = ScriptedRhythms.ofAll();
  private final List<Told> told;

  ToldOfScripted(List<RhythmEpisode> episodes) {
    this.told = Told.of(episodes);
  }

  /** Scripted rhythms without an episode of that rhythm that meets them. */
  List<String> missed() {
    return scripted.stream()
        .filter(rhythm -> told.stream().noneMatch(episode -> same(episode, rhythm)))
        .map(rhythm -> rhythm.patientId() + " " + rhythm.rhythm())
        .toList();
  }

  /** Lethal rhythms of the script that were told, but not within ten seconds of their beginning. */
  List<String> toldTooLate() {
    return scripted.stream()
        .filter(rhythm -> rhythm.rhythm().lethal())
        .filter(rhythm -> told.stream().anyMatch(episode -> same(episode, rhythm)))
        .filter(
            rhythm ->
                told.stream()
                    .filter(episode -> same(episode, rhythm))
                    .noneMatch(
                        episode -> episode.toldMicros() <= rhythm.fromMicros() + SOON_MICROS))
        .map(rhythm -> rhythm.patientId() + " " + rhythm.rhythm())
        .toList();
  }

  /** Lethal episodes that meet nothing of which they may be told. */
  List<String> falseAlarms() {
    return told.stream()
        .filter(episode -> episode.rhythm().lethal())
        .filter(
            episode ->
                scripted.stream()
                    .filter(episode::meets)
                    .noneMatch(rhythm -> LETHAL_OF.get(episode.rhythm()).contains(rhythm.rhythm())))
        .map(episode -> episode.patientId() + " " + episode.rhythm())
        .toList();
  }

  /** Episodes, not lethal, of what is not scripted, each once for a patient. */
  Set<String> besides() {
    return told.stream()
        .filter(episode -> !episode.rhythm().lethal())
        .filter(episode -> scripted.stream().noneMatch(rhythm -> same(episode, rhythm)))
        .map(episode -> episode.patientId() + " " + episode.rhythm())
        .collect(Collectors.toSet());
  }

  private static boolean same(Told episode, Scripted rhythm) {
    return episode.rhythm() == rhythm.rhythm() && episode.meets(rhythm);
  }
}
