package io.lifesign.replay.train;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.BeatClassifier;
import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.ecg.WaveClassifier;
import io.lifesign.clinical.model.BoostedTrees;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.RhythmEpisode;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Trains the model of fibrillation waves on records with annotated rhythms, on the windows for
 * which the streaming detector asks the model. Tachycardia, noise and mixed windows are left out.
 */
public final class WaveTraining {

  private static final long WINDOW_MICROS = 4_000_000;
  private static final Set<String> FIBRILLATION = Set.of("VF", "VFL", "VFIB");
  private static final Set<String> LEFT_OUT = Set.of("VT", "NOISE", "VER", "NOD");
  private static final Boosting WAVES = new Boosting(80, 5, 50, 3, 0.4, Map.of());

  private final Examples<Boolean> examples;

  private WaveTraining(Examples<Boolean> examples) {
    this.examples = examples;
  }

  /** Runs the detector over every annotated record of the folders. */
  public static WaveTraining read(List<Path> folders, PrintWriter progress) throws IOException {
    Examples<Boolean> examples = new Examples<>(BeatDetector.waveFeatureNames());
    for (Path folder : folders) {
      for (Path header : WfdbFiles.headers(folder)) {
        WfdbRecord record = WfdbRecord.open(header);
        Optional<Annotations> reference = record.annotations("atr");
        if (reference.isPresent() && record.hasSignals()) {
          read(record, reference.get(), examples);
          progress.println(record.name() + ": read");
          progress.flush();
        }
      }
    }
    return new WaveTraining(examples);
  }

  private static void read(WfdbRecord record, Annotations reference, Examples<Boolean> examples) {
    List<RhythmEpisode> rhythms =
        Stream.concat(reference.fibrillation().stream(), reference.rhythms().stream()).toList();
    List<float[]> asked = new ArrayList<>();
    BeatDetector detector =
        new BeatDetector(
            record.name(),
            "train",
            values -> new BeatClassifier.Origin(BeatClass.N, 1),
            values -> {
              asked.add(values.clone());
              return 0;
            });
    EcgSink sink =
        new EcgSink() {
          @Override
          public void beat(Beat beat) {}

          @Override
          public void tick(SignalTick tick) {
            label(rhythms, tick.toMicros(), record.hertz())
                .ifPresent(
                    label -> {
                      for (float[] values : asked) {
                        int second = (int) (tick.toMicros() / 1_000_000);
                        examples.add(new Examples.Row<>(record.name(), second, values, label));
                      }
                    });
            asked.clear();
          }
        };
    record.chunks(record.name(), "train", 0).forEach(chunk -> detector.chunk(chunk, sink));
  }

  /** Whether the window that ends there is fibrillation; empty if it is neither nor. */
  private static Optional<Boolean> label(List<RhythmEpisode> rhythms, long toMicros, double hertz) {
    long from = WfdbRecord.sampleAt(toMicros - WINDOW_MICROS, hertz);
    long to = WfdbRecord.sampleAt(toMicros, hertz);
    for (RhythmEpisode episode : rhythms) {
      boolean fibrillation = FIBRILLATION.contains(episode.rhythm());
      if (episode.fromSample() <= from && to <= episode.toSample()) {
        return LEFT_OUT.contains(episode.rhythm()) ? Optional.empty() : Optional.of(fibrillation);
      }
      if (fibrillation && episode.fromSample() < to && from < episode.toSample()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  public List<String> records() {
    return examples.records();
  }

  /** Trained on all records but those. */
  public WaveClassifier without(Set<String> records) {
    WaveTraining others = new WaveTraining(examples.where(row -> !records.contains(row.record())));
    BoostedTrees trees = BoostedTrees.parse(others.train());
    return trees::probability;
  }

  /** Trains on all records and writes the model where the detector finds it. */
  public void write(Path folder) {
    try {
      ModelFiles.write(folder.resolve("fibrillation.trees"), train());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> train() {
    return WAVES.train(examples, label -> label);
  }
}
