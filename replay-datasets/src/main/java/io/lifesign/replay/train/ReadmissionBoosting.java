package io.lifesign.replay.train;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import io.lifesign.clinical.readmission.ReadmissionFeatures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trains trees on stays. Their settings were chosen by cross-validation
 * (docs/model-card-readmission.md): at most four questions before a leaf, so that an explanation
 * stays cheap.
 */
final class ReadmissionBoosting {

  private static final int TREES = 450;
  private static final String PARAMETERS =
      "objective=binary deterministic=true force_row_wise=true seed=1 verbosity=-1 num_threads=1"
          + " learning_rate=0.05 num_leaves=12 max_depth=4 min_data_in_leaf=100"
          + " feature_fraction=0.3 bagging_fraction=0.7 bagging_freq=1 lambda_l2=10";

  /** Share of rows without a value from which on trees have learned what that means. */
  private static final double LEAST_MISSING = 0.01;

  private ReadmissionBoosting() {}

  /** Lines that {@code BoostedTrees} reads. */
  static List<String> train(List<float[]> rows, List<Boolean> returned) {
    int columns = ReadmissionFeatures.all().size();
    float[] matrix = new float[rows.size() * columns];
    float[] labels = new float[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(rows.get(i), 0, matrix, i * columns, columns);
      labels[i] = returned.get(i) ? 1 : 0;
    }
    NativeBoosting.load();
    try (LGBMDataset data =
        LGBMDataset.createFromMat(matrix, labels.length, columns, true, PARAMETERS, null)) {
      data.setField("label", labels);
      try (LGBMBooster booster = LGBMBooster.create(data, PARAMETERS)) {
        for (int i = 0; i < TREES; i++) {
          booster.updateOneIter();
        }
        return TreeText.withMissing(
            booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN),
            ReadmissionFeatures.all(),
            seldomMissing(rows));
      }
    } catch (LGBMException e) {
      throw new IllegalStateException("The training library failed: " + e.getMessage(), e);
    }
  }

  private static Set<Integer> seldomMissing(List<float[]> rows) {
    Set<Integer> seldom = new HashSet<>();
    for (int feature = 0; feature < ReadmissionFeatures.all().size(); feature++) {
      int column = feature;
      long missing = rows.stream().filter(row -> Float.isNaN(row[column])).count();
      if (missing < LEAST_MISSING * rows.size()) {
        seldom.add(feature);
      }
    }
    return seldom;
  }
}
