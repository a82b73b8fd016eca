package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.rhythm.AlarmBounds;
import io.lifesign.clinical.rhythm.AlarmType;
import io.lifesign.clinical.rhythm.AlarmVerdict;
import io.lifesign.replay.Micros;
import io.lifesign.replay.wfdb.WfdbException;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says of each alarm of a folder whether it is true, from the signal before it. */
public final class AlarmEvaluation {

  private final ArrhythmiaEvaluation.Finders finders;
  private final PrintWriter progress;
  private final SortedMap<String, AlarmCounts> perType = new TreeMap<>();
  private final SortedMap<String, Boolean> verdicts = new TreeMap<>();
  private final AlarmChoice choice = new AlarmChoice();
  private int bad;

  private AlarmEvaluation(ArrhythmiaEvaluation.Finders finders, PrintWriter progress) {
    this.finders = finders;
    this.progress = progress;
  }

  /**
   * Report and verdicts.
   *
   * @param verdicts by record, true for a true alarm
   */
  public record Result(AlarmReport report, SortedMap<String, Boolean> verdicts) {}

  /**
   * Judges every record of the folder; one that cannot be read is told in a line and left out.
   *
   * @param progress takes a line for each record
   */
  public static Result run(Path folder, PrintWriter progress) throws IOException {
    return run(folder, new StreamingFinders(), progress);
  }

  static Result run(Path folder, ArrhythmiaEvaluation.Finders finders, PrintWriter progress)
      throws IOException {
    AlarmEvaluation evaluation = new AlarmEvaluation(finders, progress);
    AlarmLabels labels = AlarmLabels.of(folder);
    List<Path> headers = WfdbFiles.headers(folder);
    for (int i = 0; i < headers.size(); i++) {
      evaluation.header(headers.get(i), labels, i + 1 + " of " + headers.size());
    }
    return evaluation.result();
  }

  private void header(Path header, AlarmLabels labels, String place) {
    String name = WfdbFiles.recordName(header);
    try {
      WfdbRecord record = WfdbRecord.open(header);
      Optional<String> type = AlarmRecord.typeName(record);
      if (type.isPresent()) {
        Judge judge = judge(record, AlarmRecord.type(type.get()));
        boolean verdict = judge.with(AlarmBounds.standard());
        verdicts.put(name, verdict);
        labels
            .of(name)
            .or(() -> AlarmRecord.label(record))
            .ifPresent(
                label -> {
                  perType.merge(type.get(), AlarmCounts.one(label, verdict), AlarmCounts::plus);
                  choice.add(
                      new AlarmChoice.Judged(
                          type.get(),
                          label,
                          AlarmChoice.choices().stream().map(judge::with).toList()));
                });
        progress.println(
            name + " (" + place + "): " + type.get() + (verdict ? " is true" : " is false"));
      } else {
        leftOut(name, place, header.getFileName() + ": no comment names the alarm's type");
      }
    } catch (WfdbException e) {
      leftOut(name, place, e.getMessage());
    }
    progress.flush();
  }

  private void leftOut(String name, String place, String reason) {
    bad++;
    progress.println(name + " (" + place + "): left out: " + reason);
  }

  /** Says of one alarm whether it is true. */
  private interface Judge {
    boolean with(AlarmBounds bounds);
  }

  private Judge judge(WfdbRecord record, AlarmType type) {
    int until = (int) Math.round(AlarmRecord.ALARM_SECONDS * record.hertz());
    List<EcgChunk> chunks =
        record.chunks(record.name(), Detection.DEVICE, Detection.START_MICROS, until).toList();
    Said said =
        Detection.run(record, chunks, finders.beats(record.name(), Detection.DEVICE)).said();
    List<Beat> beats =
        said.beats().stream().sorted(Comparator.comparingLong(Beat::atMicros)).toList();
    long alarm = Detection.START_MICROS + AlarmRecord.ALARM_SECONDS * Micros.PER_SECOND;
    return bounds -> AlarmVerdict.of(type, beats, said.ticks(), alarm, bounds);
  }

  private Result result() {
    AlarmCounts all = perType.values().stream().reduce(AlarmCounts.NONE, AlarmCounts::plus);
    return new Result(
        new AlarmReport(
            verdicts.size(),
            bad,
            all,
            choice.withDefinitionsBounds(),
            choice.crossValidated(),
            perType),
        verdicts);
  }
}
