package io.lifesign.fhir.out;

import io.lifesign.clinical.vitals.Score;
import io.lifesign.clinical.vitals.VitalScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/**
 * Scores as Observation: NEWS2 where it applies, Bedside PEWS for children, nothing else. Each
 * holds the points of its items and, where measured, the values behind them.
 */
public final class ScoreResources {

  private static final String NEWS2_TOTAL = "1104051000000101";

  private ScoreResources() {}

  /**
   * The score that the care team goes by, and whence it came; empty where none applies (pregnancy).
   */
  public static List<Outbound> of(VitalScores scores, PatientReferences patients) {
    if (scores.news2().applies()) {
      return resources(
          scores,
          scores.news2(),
          "news2",
          Parts.concept(Systems.SNOMED, NEWS2_TOTAL, null)
              .setText("National Early Warning Score 2"),
          patients);
    }
    if (scores.pews().applies()) {
      return resources(
          scores,
          scores.pews(),
          "bedside-pews",
          Parts.concept(Systems.SCORE, "bedside-pews", null)
              .setText("Bedside Paediatric Early Warning Score"),
          patients);
    }
    return List.of();
  }

  private static List<Outbound> resources(
      VitalScores scores,
      Score score,
      String name,
      CodeableConcept code,
      PatientReferences patients) {
    String id = name + "/" + scores.patientId() + "/" + scores.atMicros();
    Observation observation = new Observation();
    observation.addIdentifier(Parts.identifier("Observation", id));
    observation.setStatus(
        score.complete() ? ObservationStatus.FINAL : ObservationStatus.PRELIMINARY);
    observation.addCategory(
        Parts.concept(Systems.HL7 + "observation-category", "survey", "Survey"));
    observation.setCode(code);
    observation.setSubject(patients.to(scores.patientId()));
    observation.setEffective(Parts.dateTime(scores.atMicros()));
    observation.addPerformer(Parts.logical("Organization", Systems.DEVICE, "lifesign"));
    observation.setDevice(Parts.author());
    observation.setValue(new IntegerType(score.total()));
    if (name.equals("news2") && scores.news2Band() != null) {
      String band = scores.news2Band().name().toLowerCase(Locale.ROOT).replace('_', '-');
      observation.addInterpretation(
          Parts.concept(Systems.SCORE, "news2-" + band, null)
              .setText("Clinical response: " + band));
    }
    List<String> words = new ArrayList<>();
    words.add(code.getText() + " " + score.total() + (score.complete() ? "." : " or more."));
    if (!score.complete()) {
      String partial = "Not every item was measured: the total is a lower bound.";
      observation.addNote().setText(partial);
      words.add(partial);
    }
    ScoreComponents.add(observation, score, scores.spo2Scale(), name.equals("news2"));
    Parts.narrate(observation, words.toArray(String[]::new));
    return List.of(
        Parts.outbound(observation, scores.patientId(), id, 0, scores.atMicros()),
        Origins.of(
            scores.patientId(),
            id,
            0,
            scores.atMicros(),
            List.of(Parts.ours("Observation", id)),
            new Origins.Source(
                Parts.logical("PlanDefinition", Systems.SCORE, name), "Score " + name)));
  }
}
