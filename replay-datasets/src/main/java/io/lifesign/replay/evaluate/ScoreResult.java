package io.lifesign.replay.evaluate;

import io.lifesign.clinical.vitals.Score;
import io.lifesign.clinical.vitals.VitalScores;
import java.util.List;

/** The columns that scores add to a row; empty where a score cannot be computed. */
final class ScoreResult {

  static final List<String> COLUMNS =
      List.of(
          "news2",
          "news2Complete",
          "news2RedScore",
          "news2Band",
          "mews",
          "qsofa",
          "sirs",
          "sirsMeasurable",
          "pews",
          "shockIndex",
          "map");

  private ScoreResult() {}

  static List<String> of(VitalScores scores) {
    Score news2 = scores.news2();
    boolean adult = news2.applies();
    return List.of(
        total(news2),
        adult ? Boolean.toString(news2.complete()) : "",
        adult ? Boolean.toString(scores.news2RedScore()) : "",
        scores.news2Band() == null ? "" : scores.news2Band().name(),
        complete(scores.mews()),
        complete(scores.qsofa()),
        total(scores.sirs()),
        scores.sirs().applies() ? Integer.toString(scores.sirsMeasurable()) : "",
        total(scores.pews()),
        decimal(scores.shockIndex(), 1000),
        decimal(scores.meanArterialPressure(), 100));
  }

  private static String total(Score score) {
    return score.applies() ? Integer.toString(score.total()) : "";
  }

  /** Without a column that could say "partial" only a complete total is one. */
  private static String complete(Score score) {
    return score.complete() ? total(score) : "";
  }

  private static String decimal(Double value, int parts) {
    return value == null ? "" : Double.toString((double) Math.round(value * parts) / parts);
  }
}
