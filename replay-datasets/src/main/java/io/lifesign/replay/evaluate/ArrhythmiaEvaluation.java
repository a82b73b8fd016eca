package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.WfdbException;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the streaming detector over the records of a folder and compares with their annotations. */
public final class ArrhythmiaEvaluation {

  private static final String REFERENCE = "atr";
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long WARM_UP_NANOS = 2_000_000_000;

  private final Finders finders;
  private final DetectionFiles files;
  private final PrintWriter progress;
  private final List<RecordResult> results = new ArrayList<>();
  private int bad;
  private long leadSamples;
  private long nanos;

  /** Makes what is evaluated, anew for each record. */
  public interface Finders {

    BeatFinder beats(String patientId, String deviceId);

    EpisodeFinder episodes(String patientId, String deviceId);
  }

  private ArrhythmiaEvaluation(Finders finders, DetectionFiles files, PrintWriter progress) {
    this.finders = finders;
    this.files = files;
    this.progress = progress;
  }

  /**
   * Evaluates every record of the folder; one that cannot be read is told in a line and left out.
   *
   * @param progress takes a line for each record
   */
  public static ArrhythmiaReport run(Path folder, DetectionFiles files, PrintWriter progress)
      throws IOException {
    return run(folder, streaming(), files, progress);
  }

  /** The detector and the rules that the arrhythmia job runs. */
  public static Finders streaming() {
    return new StreamingFinders();
  }

  /** The same with other finders: models of a cross-validation. */
  public static ArrhythmiaReport run(
      Path folder, Finders finders, DetectionFiles files, PrintWriter progress) throws IOException {
    files.createFolders();
    ArrhythmiaEvaluation evaluation = new ArrhythmiaEvaluation(finders, files, progress);
    List<Path> headers = WfdbFiles.headers(folder);
    if (!headers.isEmpty()) {
      evaluation.warmUp(headers.get(0));
    }
    for (int i = 0; i < headers.size(); i++) {
      evaluation.header(headers.get(i), i + 1 + " of " + headers.size());
    }
    return evaluation.report();
  }

  /** The speed of a detector that has run for a while is told, not that of its first seconds. */
  private void warmUp(Path header) {
    try {
      WfdbRecord record = WfdbRecord.open(header);
      if (record.hasSignals()) {
        List<EcgChunk> chunks =
            record.chunks(record.name(), Detection.DEVICE, Detection.START_MICROS).toList();
        long spent = 0;
        while (spent < WARM_UP_NANOS && !chunks.isEmpty()) {
          BeatFinder finder = finders.beats(record.name(), Detection.DEVICE);
          spent += Math.max(1_000_000, Detection.run(record, chunks, finder).nanos());
        }
      }
    } catch (WfdbException e) {
      progress.println("No warm-up: " + e.getMessage()); // its turn comes, with its place
    }
  }

  private void header(Path header, String place) throws IOException {
    String name = WfdbFiles.recordName(header);
    try {
      RecordResult result = record(WfdbRecord.open(header));
      results.add(result);
      progress.println(name + " (" + place + "): " + line(result));
    } catch (WfdbException e) {
      bad++;
      progress.println(name + " (" + place + "): left out: " + e.getMessage());
    }
    progress.flush();
  }

  private RecordResult record(WfdbRecord record) throws IOException {
    Annotations reference =
        record.annotations(REFERENCE).orElseGet(() -> new Annotations(List.of(), record.samples()));
    EpisodeFinder episodes = finders.episodes(record.name(), Detection.DEVICE);
    Detection detection;
    // with neither signals nor annotations the missing file is told
    if (record.hasSignals() || reference.all().isEmpty()) {
      BeatFinder beats = finders.beats(record.name(), Detection.DEVICE);
      detection = Detection.run(record, beats, episodes);
    } else {
      detection = AnnotatedBeats.of(record, reference, episodes);
    }
    leadSamples += detection.leadSamples();
    nanos += detection.nanos();
    files.write(record.name(), detection);
    return RecordResult.of(record.name(), reference, detection);
  }

  private static String line(RecordResult result) {
    String beats = String.format("%,d beats", result.beats());
    if (!result.signals()) {
      return beats + " as annotated, there are no signals";
    }
    EventCounts qrs = result.figures().qrs();
    return qrs.se() == null ? beats : beats + ", QRS Se " + qrs.se() + " % +P " + qrs.ppv() + " %";
  }

  private ArrhythmiaReport report() {
    return ArrhythmiaReport.of(
        results, bad, nanos == 0 ? 0 : Math.round(leadSamples * NANOS_PER_SECOND / nanos));
  }
}
