package io.lifesign.replay.train;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.BeatClassifier;
import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.replay.evaluate.ArrhythmiaEvaluation;
import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.evaluate.BeatFinder;
import io.lifesign.replay.evaluate.DetectionFiles;
import io.lifesign.replay.evaluate.EpisodeFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Evaluates each record with a model that has not seen its person. */
public final class CrossValidation {

  private static final Set<String> ONE_PERSON = Set.of("201", "202");

  private CrossValidation() {}

  /** Classes of beats. */
  public static ArrhythmiaReport beats(Path folder, BeatTraining training, PrintWriter progress)
      throws IOException {
    return run(
        folder,
        record -> new BeatDetector(record, "wfdb", training.without(person(record)), values -> 0),
        progress);
  }

  /** Windows of fibrillation. */
  public static ArrhythmiaReport waves(Path folder, WaveTraining training, PrintWriter progress)
      throws IOException {
    return run(
        folder,
        record ->
            new BeatDetector(
                record,
                "wfdb",
                values -> new BeatClassifier.Origin(BeatClass.N, 1),
                training.without(person(record))),
        progress);
  }

  private static ArrhythmiaReport run(
      Path folder, Function<String, BeatDetector> detectors, PrintWriter progress)
      throws IOException {
    ArrhythmiaEvaluation.Finders finders =
        new ArrhythmiaEvaluation.Finders() {
          @Override
          public BeatFinder beats(String patientId, String deviceId) {
            return BeatFinder.of(detectors.apply(patientId));
          }

          @Override
          public EpisodeFinder episodes(String patientId, String deviceId) {
            return ArrhythmiaEvaluation.streaming().episodes(patientId, deviceId);
          }
        };
    DetectionFiles none = new DetectionFiles(Optional.empty(), Optional.empty(), Optional.empty());
    return ArrhythmiaEvaluation.run(folder, finders, none, progress);
  }

  /** Records 201 and 202 of the MIT-BIH Arrhythmia Database are one person's. */
  private static Set<String> person(String record) {
    return ONE_PERSON.contains(record) ? ONE_PERSON : Set.of(record);
  }
}
