package io.lifesign.lake.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Who came back, and whether the risk told at discharge said so. */
final class ReadmissionSections {

  private static final String INDEX =
      "Counted are stays that the CMS hospital-wide rules count and of which it is known what came"
          + " of them; came back means an unplanned stay within 30 days.";

  private static final String NONE =
      "No stay is 30 days past its discharge yet, so nothing can be said.";

  private final Function<String, Answer> ask;

  ReadmissionSections(Function<String, Answer> ask) {
    this.ask = ask;
  }

  List<Section> all() {
    return List.of(byBand(), calibration(), indices(), ranking());
  }

  private Section byBand() {
    Answer bands = ask.apply("readmission_by_band");
    Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    series.put("came back, %", bands.sums("observedPercent", "decidedBy", "band"));
    return new Section(
        "risk-band",
        "Who came back, by risk band",
        bands.empty()
            ? NONE
            : "%s of %s came back. The bands are right if high stands above low."
                .formatted(
                    Words.percent(bands.sum("readmitted"), bands.sum("stays")),
                    Words.count(bands.sum("stays"), "stay")),
        INDEX,
        "readmission_by_band",
        bands.empty() ? "" : Plot.bars("band", "risk band", "came back, %", series),
        List.of(
            "decided by",
            "band",
            "stays",
            "came back",
            "came back, %",
            "predicted, %",
            "observed over predicted",
            "Brier score"),
        bands.rows());
  }

  private Section calibration() {
    Answer tenths = ask.apply("readmission_calibration");
    List<Double> predicted = new ArrayList<>();
    List<Double> observed = new ArrayList<>();
    tenths
        .rows()
        .forEach(
            row -> {
              predicted.add(tenths.number(row, "predictedPercent"));
              observed.add(tenths.number(row, "observedPercent"));
            });
    return new Section(
        "calibration",
        "Is the predicted risk right?",
        tenths.empty()
            ? NONE
            : "Predicted were %s returns, and %s came: points on the grey line are right, above it"
                    .formatted(
                        Words.number(
                            Math.round(
                                tenths.rows().stream()
                                    .mapToDouble(
                                        row ->
                                            tenths.number(row, "stays")
                                                * tenths.number(row, "predictedPercent")
                                                / 100)
                                    .sum())),
                        Words.number(tenths.sum("readmitted")))
                + " the model promised too little.",
        INDEX + " Stays are put together by tenths of the predicted risk.",
        "readmission_calibration",
        tenths.empty() ? "" : Plot.calibration("calibration", predicted, observed),
        List.of(
            "model", "version", "from, %", "stays", "came back", "came back, %", "predicted, %"),
        tenths.rows());
  }

  private Section indices() {
    Answer indices = ask.apply("readmission_indices");
    return new Section(
        "indices",
        "LACE and HOSPITAL against what came",
        indices.empty()
            ? NONE
            : "How many came back at each band of the published indices, %s in all."
                .formatted(Words.count(indices.sum("stays") / distinct(indices, "scale"), "stay")),
        INDEX + " A total with a missing item is a lower bound.",
        "readmission_indices",
        "",
        List.of("index", "band", "stays", "mean points", "came back", "came back, %"),
        indices.rows());
  }

  private Section ranking() {
    Answer ranking = ask.apply("readmission_auroc");
    return new Section(
        "ranking",
        "Which scale ranks patients best?",
        ranking.empty()
            ? NONE
            : "1 means that everyone who came back stood above everyone who did not, and 0.5 is"
                + " chance; with few stays it says little.",
        INDEX + " The figure is the area under the ROC curve.",
        "readmission_auroc",
        "",
        List.of("scale", "stays", "came back", "area"),
        ranking.rows());
  }

  private static long distinct(Answer answer, String column) {
    return answer.rows().stream().map(row -> answer.text(row, column)).distinct().count();
  }
}
