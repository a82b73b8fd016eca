package io.lifesign.local;

import java.io.PrintWriter;
import java.util.Map;

/** A summary for people. */
final class SummaryText {

  private SummaryText() {}

  static void print(RunSummary summary, PrintWriter out) {
    out.println();
    line(out, "Records", summary.records());
    line(out, "Scores", summary.scores());
    line(out, "Alerts", summary.alerts());
    group(out, "by rule", summary.alertsByRule());
    group(out, "by priority", summary.alertsByPriority());
    line(out, "Late", summary.late());
    line(out, "Duplicates", summary.duplicates());
    line(out, "Dead letters", total(summary.deadLetters()));
    group(out, "by reason", summary.deadLetters());
    line(out, "FHIR resources", total(summary.fhirResources()));
    group(out, "by type", summary.fhirResources());
    line(out, "Rows in tables", total(summary.tables()));
    group(out, "by table", summary.tables());
    out.printf(
        "%-16s %s%n",
        "Ledger",
        summary.ledgerBalances()
            ? "balances: every record ended in exactly one place"
            : "does NOT balance: ./lifesign sql --named ledger_balance");
    out.printf("%-16s %s%n", "Alerts digest", summary.alertsDigest());
    out.printf("%-16s %s%n", "Warehouse", summary.warehouse());
    out.println();
    out.println("Where to look next:");
    out.println("  ./lifesign sql \"SELECT * FROM alerts_current\"");
    out.println("  ./lifesign sql --named scores_by_hour");
    out.println("  ./lifesign sql --named dead_letters_by_reason");
    out.println("  ./lifesign report    all of it as one page");
    out.println("  ./lifesign alerts --help");
    out.println(
        "  ./lifesign up        the same stack, staying up, with the pages of Flink and the FHIR server");
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void line(PrintWriter out, String name, long count) {
    out.printf("%-16s %,12d%n", name, count);
  }

  private static void group(PrintWriter out, String heading, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.println("  " + heading);
      counts.forEach((name, count) -> out.printf("    %-28s %,12d%n", name, count));
    }
  }
}
