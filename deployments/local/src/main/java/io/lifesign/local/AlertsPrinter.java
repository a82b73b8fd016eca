package io.lifesign.local;

import io.lifesign.schemas.Alert;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Prints alerts, each revision once, and counts them. */
final class AlertsPrinter implements AlertsReader.Listener {

  /** How an alert is written. */
  enum Form {
    LINE,
    JSON
  }

  /** Partitions have no order among each other; event time has. */
  private static final Comparator<Alert> IN_TIME =
      Comparator.comparing(Alert::getEventTime)
          .thenComparing(Alert::getPatientId)
          .thenComparing(Alert::getAlertId)
          .thenComparing(Alert::getRevision);

  private final PrintWriter out;
  private final PrintWriter err;
  private final Form form;
  private final Predicate<Alert> wanted;
  private final AlertCounts counts = new AlertCounts();
  private final List<Alert> waiting = new ArrayList<>();
  private boolean following;
  private long unreadable;

  AlertsPrinter(PrintWriter out, PrintWriter err, Form form, Predicate<Alert> wanted) {
    this.out = out;
    this.err = err;
    this.form = form;
    this.wanted = wanted;
  }

  @Override
  public void alert(Alert alert, byte[] value) {
    if (!wanted.test(alert) || !counts.add(alert, value)) {
      return;
    }
    if (following) {
      print(alert);
      out.flush();
    } else {
      waiting.add(alert);
    }
  }

  @Override
  public void unreadable(int partition, long offset, String reason) {
    unreadable++;
    err.println("alerts, partition " + partition + ", offset " + offset + ": " + reason);
    err.flush();
  }

  /** Prints what was read so far in the order of event time, and from now on as it comes. */
  void follow() {
    waiting.sort(IN_TIME);
    waiting.forEach(this::print);
    waiting.clear();
    following = true;
    out.flush();
  }

  /** Whether somebody still reads what is printed. */
  boolean heard() {
    return !out.checkError();
  }

  AlertsSummary summary() {
    return new AlertsSummary(
        counts.distinct(),
        counts.byRule(),
        counts.byPriority(),
        counts.byStatus(),
        unreadable,
        counts.digest());
  }

  private void print(Alert alert) {
    out.println(form == Form.JSON ? AlertJson.of(alert).toString() : AlertLine.of(alert));
  }
}
