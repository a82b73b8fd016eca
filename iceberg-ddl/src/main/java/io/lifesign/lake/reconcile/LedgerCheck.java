package io.lifesign.lake.reconcile;

import io.lifesign.lake.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The jobs' own sums: whether they add up, and whether the tables hold what they speak of. Sums are
 * told once a minute of event time and rows come at once, so tables may hold more, never less.
 */
final class LedgerCheck {

  private final List<LedgerSums> sums;
  private final Map<String, LandedRows> rows;
  private final Set<String> judged;
  private final Verdicts undecodable;
  private final Verdicts late;
  private final Verdicts duplicate;
  private final Verdicts dead;

  /**
   * @param judged topics whose late and repeated records have their verdicts in record_outcomes
   */
  LedgerCheck(Lake lake, Map<String, LandedRows> rows, Set<String> judged, Verdicts undecodable) {
    this.judged = judged;
    this.sums = LedgerSums.newest(lake.table("ledger"));
    this.rows = rows;
    this.undecodable = undecodable;
    this.late =
        Verdicts.of(lake.table("record_outcomes"), "LATE").and(lake.erasures(), "LATE"::equals);
    this.duplicate =
        Verdicts.of(lake.table("record_outcomes"), "DUPLICATE")
            .and(lake.erasures(), "DUPLICATE"::equals);
    this.dead =
        Verdicts.dead(lake.table("dead_letters")).and(lake.erasures(), Verdicts::erasedDead);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (LedgerSums sum : sums) {
      if (sum.recordsIn() != sum.accounted()) {
        tell(findings, sum, sum.recordsIn() + " records in, " + sum.accounted() + " accounted for");
      }
      LandedRows landed = rows.get(sum.topic());
      if (landed != null) { // else a topic that does not land here
        long held =
            landed.partition(sum.partition()).offsets().size()
                + undecodable.on(sum.topic(), sum.partition()).size();
        atLeast(findings, sum, held, sum.recordsIn(), "records in", "rows and undecodable ones");
      }
      atLeast(findings, sum, on(late, sum), sum.late(), "late", "verdicts LATE");
      if (judged.contains(sum.topic())) {
        atLeast(
            findings, sum, on(duplicate, sum), sum.duplicate(), "duplicates", "verdicts DUPLICATE");
      }
      atLeast(findings, sum, on(dead, sum), sum.dead(), "dead", "dead letters");
    }
    return findings;
  }

  private static long on(Verdicts verdicts, LedgerSums sum) {
    return verdicts.on(sum.topic(), sum.partition()).size();
  }

  private static void atLeast(
      List<Finding> findings, LedgerSums sum, long held, long told, String what, String where) {
    if (held < told) {
      tell(findings, sum, told + " " + what + ", but the lake holds " + held + " " + where);
    }
  }

  private static void tell(List<Finding> findings, LedgerSums sum, String text) {
    findings.add(
        new Finding(
            Finding.Kind.LEDGER, sum.topic(), sum.partition(), sum.job() + " counted " + text));
  }
}
