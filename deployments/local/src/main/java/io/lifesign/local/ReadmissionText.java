package io.lifesign.local;

import io.lifesign.replay.readmission.ReadmissionEvaluation;
import io.lifesign.replay.readmission.RiskFigures;
import io.lifesign.replay.train.ReadmissionReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of the readmission model and of the indices, for people and as JSON. */
final class ReadmissionText {

  private static final List<String> COLUMNS =
      List.of("known of the stay", "stays", "returned", "AUROC", "ECE", "Brier");

  private ReadmissionText() {}

  static Map<String, Object> json(ReadmissionEvaluation.Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", report.figures().map(RiskFigures::n).orElse(0));
    json.put("auroc", report.figures().map(RiskFigures::auroc).orElse(null));
    json.put("ece", report.figures().map(RiskFigures::ece).orElse(null));
    json.put("brier", report.figures().map(RiskFigures::brier).orElse(null));
    json.put("rows", report.rows());
    json.put("model", report.model());
    json.put("version", report.version());
    json.put("partialIndicesAuroc", report.auroc());
    return json;
  }

  static void print(ReadmissionEvaluation.Report report, PrintWriter out) {
    out.printf("Model %s, version %s; %,d rows%n", report.model(), report.version(), report.rows());
    if (report.figures().isEmpty()) {
      out.println("The file does not tell who was readmitted: no figures.");
    } else {
      table(out, COLUMNS, List.of(row("all that the file tells", report.figures().get())));
      bins(report.figures().get(), out);
      indices(report.auroc(), out);
    }
    out.println(
        "If the model was trained on these rows (those of the development data were), the figures"
            + " are too good: see docs/model-card-readmission.md for cross-validated ones.");
  }

  static void print(ReadmissionReport report, PrintWriter out) {
    out.printf("Cross-validated on five parts of %,d patients%n", report.patients());
    table(
        out,
        COLUMNS,
        List.of(
            row("all that the file tells", report.figures()),
            row("without medication", report.withoutDrugs()),
            row("at admission", report.atAdmission())));
    out.printf(
        Locale.ROOT,
        "AUROC 95%% interval over patients: %.4f to %.4f%n%n",
        report.aurocLow(),
        report.aurocHigh());
    bins(report.figures(), out);
    indices(report.indices(), out);
    out.println();
    List<List<Object>> rows = new ArrayList<>();
    for (ReadmissionReport.Subgroup one : report.subgroups()) {
      rows.add(
          Arrays.asList(
              one.by(),
              one.group(),
              one.n(),
              fixed(one.expected()),
              fixed(one.observed()),
              fixed(one.auroc())));
    }
    table(out, List.of("by", "group", "stays", "expected", "observed", "AUROC"), rows);
  }

  private static void bins(RiskFigures figures, PrintWriter out) {
    List<List<Object>> rows = new ArrayList<>();
    for (RiskFigures.Bin bin : figures.bins()) {
      rows.add(List.of(bin.n(), fixed(bin.expected()), fixed(bin.observed())));
    }
    table(out, List.of("stays", "expected", "observed"), rows);
  }

  private static void indices(ReadmissionEvaluation.Indices indices, PrintWriter out) {
    out.println(
        "Partial indices (no haemoglobin, no sodium, emergency visits of 6 months only where there"
            + " were none in 12), AUROC: LACE "
            + fixed(indices.lace())
            + ", HOSPITAL 2013 "
            + fixed(indices.hospital2013())
            + ", 2016 "
            + fixed(indices.hospital2016()));
  }

  private static List<Object> row(String name, RiskFigures figures) {
    return Arrays.asList(
        name,
        figures.n(),
        figures.returned(),
        fixed(figures.auroc()),
        fixed(figures.ece()),
        fixed(figures.brier()));
  }

  private static String fixed(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static void table(PrintWriter out, List<String> columns, List<List<Object>> rows) {
    new TextTable(columns, rows).lines().forEach(out::println);
    out.println();
  }
}
