package io.lifesign.replay.train;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Trains trees for a yes-or-no question. Each record counts by the root of its rows, and yes and no
 * count alike but for the cost of missing one: half of all ectopic beats lie in a few records, and
 * a model should not learn those.
 *
 * @param trees how many
 * @param leaves of a tree
 * @param leastRows of a leaf
 * @param yes how much more a yes counts than a no: what it costs to miss one
 * @param part of the features that a tree may use
 * @param monotone by feature, 1 where more of it can only speak for yes, -1 against
 */
record Boosting(
    int trees, int leaves, int leastRows, double yes, double part, Map<String, Integer> monotone) {

  private static final double RATE = 0.08;

  <L> List<String> train(Examples<L> examples, Predicate<L> isYes) {
    int columns = examples.features().size();
    int n = examples.rows().size();
    float[] matrix = new float[n * columns];
    float[] labels = new float[n];
    for (int i = 0; i < n; i++) {
      Examples.Row<L> row = examples.rows().get(i);
      System.arraycopy(row.features(), 0, matrix, i * columns, columns);
      labels[i] = isYes.test(row.label()) ? 1 : 0;
    }
    NativeBoosting.load();
    try (LGBMDataset data =
        LGBMDataset.createFromMat(matrix, n, columns, true, parameters(examples), null)) {
      data.setField("label", labels);
      data.setField("weight", weights(examples, labels, yes));
      try (LGBMBooster booster = LGBMBooster.create(data, parameters(examples))) {
        for (int i = 0; i < trees; i++) {
          booster.updateOneIter();
        }
        return TreeText.of(
            booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN),
            examples.features());
      }
    } catch (LGBMException e) {
      throw new IllegalStateException("The training library failed: " + e.getMessage(), e);
    }
  }

  private String parameters(Examples<?> examples) {
    String constraints =
        examples.features().stream()
            .map(name -> String.valueOf(monotone.getOrDefault(name, 0)))
            .collect(Collectors.joining(","));
    return "objective=binary deterministic=true force_row_wise=true seed=1 verbosity=-1 max_bin=63"
        + " lambda_l2=5 bagging_fraction=0.7 bagging_freq=1 num_threads=1"
        + " learning_rate="
        + RATE
        + " num_leaves="
        + leaves
        + " min_data_in_leaf="
        + leastRows
        + " feature_fraction="
        + part
        + " monotone_constraints="
        + constraints;
  }

  private static float[] weights(Examples<?> examples, float[] labels, double yes) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < labels.length; i++) {
      counts.merge(key(examples, labels, i), 1, Integer::sum);
    }
    double[] sums = new double[2];
    float[] weights = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      weights[i] = (float) (1 / Math.sqrt(counts.get(key(examples, labels, i))));
      sums[(int) labels[i]] += weights[i];
    }
    for (int i = 0; i < labels.length; i++) {
      double share = labels[i] == 1 ? yes / (1 + yes) : 1 / (1 + yes);
      weights[i] *= (float) (share * labels.length / sums[(int) labels[i]]);
    }
    return weights;
  }

  private static String key(Examples<?> examples, float[] labels, int i) {
    return examples.rows().get(i).record() + "|" + labels[i];
  }
}
