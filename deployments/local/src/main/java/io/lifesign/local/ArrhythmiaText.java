package io.lifesign.local;

import io.lifesign.replay.evaluate.ArrhythmiaReport;
import io.lifesign.replay.evaluate.EventCounts;
import io.lifesign.replay.evaluate.FalseAlarms;
import io.lifesign.replay.evaluate.FibrillationWindows;
import io.lifesign.replay.evaluate.Figures;
import io.lifesign.replay.evaluate.MeanFigures;
import io.lifesign.replay.evaluate.RecordResult;
import io.lifesign.replay.evaluate.StateCounts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An evaluation of arrhythmia for people. */
final class ArrhythmiaText {

  private static final List<String> RECORD_COLUMNS =
      List.of(
          "record", "hours", "beats", "QRS Se", "QRS +P", "VEB Se", "VEB +P", "SVEB Se", "SVEB +P",
          "AF Se", "AF Sp", "VF Se", "VF Sp");
  private static final List<String> EVENT_COLUMNS =
      List.of("", "found", "missed", "false", "Se %", "+P %", "mean Se %", "mean +P %");
  private static final List<String> STATE_COLUMNS =
      List.of("", "in it", "not in it", "Se %", "Sp %", "+P %");

  private static final List<String> ALARM_COLUMNS =
      List.of("false alarms", "count", "hours", "in 24 h");

  private ArrhythmiaText() {}

  static void print(ArrhythmiaReport report, PrintWriter out) {
    table(out, RECORD_COLUMNS, report.perRecord().stream().map(ArrhythmiaText::recordRow).toList());
    out.println();
    out.println("All records, whole");
    figures(out, report.figures(), report.meanOverRecords());
    out.println("Without the first five minutes");
    figures(
        out,
        report.withoutFirstFiveMinutes().figures(),
        report.withoutFirstFiveMinutes().meanOverRecords());
    table(
        out,
        ALARM_COLUMNS,
        report.falseAlarms().rates().entrySet().stream()
            .map(rate -> alarmRow(rate.getKey(), rate.getValue()))
            .toList());
    out.println();
    out.printf("Detector: %,d lead-samples a second%n", report.samplesPerSecond());
    out.printf("Records: %,d, left out %,d%n", report.records(), report.bad());
  }

  private static List<Object> recordRow(RecordResult result) {
    Figures figures = result.figures();
    return Arrays.asList(
        result.record(),
        result.hours(),
        result.beats(),
        figures.qrs().se(),
        figures.qrs().ppv(),
        figures.veb().se(),
        figures.veb().ppv(),
        figures.sveb().se(),
        figures.sveb().ppv(),
        figures.af().se(),
        figures.af().sp(),
        figures.vf().counts().se(),
        figures.vf().counts().sp());
  }

  private static void figures(PrintWriter out, Figures figures, MeanFigures means) {
    table(
        out,
        EVENT_COLUMNS,
        List.of(
            eventRow("QRS", figures.qrs(), means.qrs()),
            eventRow("VEB", figures.veb(), means.veb()),
            eventRow("SVEB", figures.sveb(), means.sveb())));
    out.println();
    FibrillationWindows vf = figures.vf();
    List<List<Object>> states = new ArrayList<>();
    states.add(stateRow("AF by beat", figures.af()));
    states.add(stateRow("AF by sample", figures.afByDuration()));
    states.add(stateRow("VF by 4 s window", vf.counts()));
    table(out, STATE_COLUMNS, states);
    out.printf(
        "VF told in %,d of %,d windows of VT, in %,d of %,d of noise%n%n",
        vf.vt().told(), vf.vt().windows(), vf.noise().told(), vf.noise().windows());
  }

  private static List<Object> eventRow(String name, EventCounts counts, MeanFigures.Shares mean) {
    return Arrays.asList(
        name,
        counts.tp(),
        counts.fn(),
        counts.fp(),
        counts.se(),
        counts.ppv(),
        mean.se(),
        mean.ppv());
  }

  private static List<Object> stateRow(String name, StateCounts counts) {
    return Arrays.asList(
        name,
        counts.tp() + counts.fn(),
        counts.tn() + counts.fp(),
        counts.se(),
        counts.sp(),
        counts.ppv());
  }

  private static List<Object> alarmRow(FalseAlarms.Kind kind, FalseAlarms.Rate rate) {
    return Arrays.asList(
        kind.name(), rate.count(), Math.round(100 * rate.hours()) / 100.0, rate.per24h());
  }

  private static void table(PrintWriter out, List<String> columns, List<List<Object>> rows) {
    new TextTable(columns, rows).lines().forEach(out::println);
  }
}
