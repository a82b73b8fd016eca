package io.lifesign.replay.train;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.BeatClassifier;
import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.OriginModel;
import io.lifesign.replay.evaluate.ArrhythmiaEvaluation;
import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.evaluate.BeatFinder;
import io.lifesign.replay.evaluate.DetectionFiles;
import io.lifesign.replay.evaluate.EpisodeFinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Evaluates each record with a model that has not seen its person. */
public final class CrossValidation {

  /** Records 201 and 202 of the MIT-BIH Arrhythmia Database are one person's. */
  private static final Set<String> ONE_PERSON = Set.of("201", "202");

  private CrossValidation() {}

  /** Classes of beats, each record by a model of all other persons. */
  public static ArrhythmiaReport beats(Path folder, BeatTraining training, PrintWriter progress)
      throws IOException {
    return beats(folder, training, training.records().size(), progress);
  }

  /**
   * The same with fewer models: each leaves out every n-th record.
   *
   * @param models n
   */
  public static ArrhythmiaReport beats(
      Path folder, BeatTraining training, int models, PrintWriter progress) throws IOException {
    Map<Set<String>, OriginModel> trained = new HashMap<>();
    return run(
        folder,
        record ->
            new BeatDetector(
                record,
                "wfdb",
                trained.computeIfAbsent(
                    fold(record, training.records(), models), training::without),
                values -> 0),
        progress);
  }

  /** Windows of fibrillation, each record by a model of all others. */
  public static ArrhythmiaReport waves(Path folder, WaveTraining training, PrintWriter progress)
      throws IOException {
    return run(
        folder,
        record ->
            new BeatDetector(
                record,
                "wfdb",
                values -> new BeatClassifier.Origin(BeatClass.N, 1),
                training.without(Set.of(record))),
        progress);
  }

  /** The records that are left out together with that one, all persons whole. */
  private static Set<String> fold(String record, List<String> records, int models) {
    int place = Math.floorMod(records.indexOf(record), models);
    Set<String> fold = new TreeSet<>(Set.of(record));
    for (int i = place; i < records.size(); i += models) {
      fold.add(records.get(i));
    }
    if (fold.stream().anyMatch(ONE_PERSON::contains)) {
      fold.addAll(ONE_PERSON);
    }
    return fold;
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
}
