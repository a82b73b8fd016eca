package io.lifesign.replay.train;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.BeatClassifier;
import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.OriginModel;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.model.BoostedTrees;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Trains the models of {@link OriginModel} on annotated beats. What a model is shown is what the
 * streaming detector computes, beat for beat.
 */
public final class BeatTraining {

  /** Of a record at most so many normal beats are learned from: they are all alike. */
  private static final int MOST_NORMAL = 700;

  private static final Boosting VENTRICULAR = new Boosting(100, 8, 100, 1, 0.25, Map.of());

  /** The earlier a beat comes, the more it is supraventricular, whatever the few records say. */
  private static final Boosting SUPRAVENTRICULAR =
      new Boosting(
          60,
          6,
          100,
          1,
          0.5,
          Map.of("preNear", -1, "preFar", -1, "preMedian", -1, "preUsual", -1, "preBefore", -1));

  private static final Boosting FUSION = new Boosting(40, 4, 20, 1, 0.25, Map.of());

  private final Examples<BeatClass> examples;

  private BeatTraining(Examples<BeatClass> examples) {
    this.examples = examples;
  }

  /** Runs the detector over every annotated record of the folder. */
  public static BeatTraining read(Path folder, PrintWriter progress) throws IOException {
    Examples<BeatClass> examples = new Examples<>(BeatDetector.featureNames());
    for (Path header : WfdbFiles.headers(folder)) {
      WfdbRecord record = WfdbRecord.open(header);
      read(record, examples);
      progress.println(record.name() + ": read");
      progress.flush();
    }
    return new BeatTraining(examples);
  }

  private static void read(WfdbRecord record, Examples<BeatClass> examples) {
    var reference = record.annotations("atr");
    if (reference.isEmpty()) {
      return;
    }
    Labels labels = new Labels(reference.get(), record.hertz());
    List<float[]> features = new ArrayList<>();
    BeatDetector detector =
        new BeatDetector(
            record.name(),
            "train",
            values -> {
              features.add(values.clone());
              return new BeatClassifier.Origin(BeatClass.N, 1);
            },
            values -> 0);
    EcgSink sink =
        new EcgSink() {
          @Override
          public void beat(Beat beat) {
            int part = features.size() - 1;
            if (part < 0 || beat.beatClass() == BeatClass.Q) {
              return; // the signal was too bad for features
            }
            long sample = WfdbRecord.sampleAt(beat.atMicros(), record.hertz());
            labels
                .at(sample)
                .ifPresent(
                    label ->
                        examples.add(
                            new Examples.Row<>(record.name(), part, features.get(part), label)));
          }

          @Override
          public void tick(SignalTick tick) {}
        };
    record.chunks(record.name(), "train", 0).forEach(chunk -> detector.chunk(chunk, sink));
    detector.end(sink);
  }

  public List<String> records() {
    return examples.records();
  }

  /** Trained on all records but those. */
  public OriginModel without(Set<String> records) {
    BeatTraining others = new BeatTraining(examples.where(row -> !records.contains(row.record())));
    return new OriginModel(
        BoostedTrees.parse(others.ventricular()),
        BoostedTrees.parse(others.supraventricular()),
        BoostedTrees.parse(others.fusion()));
  }

  /** Trains on all records and writes the models where the detector finds them. */
  public void write(Path folder) {
    try {
      ModelFiles.write(folder.resolve("ventricular.trees"), ventricular());
      ModelFiles.write(folder.resolve("supraventricular.trees"), supraventricular());
      ModelFiles.write(folder.resolve("fusion.trees"), fusion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ventricular() {
    return VENTRICULAR.train(
        of(EnumSet.of(BeatClass.N, BeatClass.S, BeatClass.V)), label -> label == BeatClass.V);
  }

  private List<String> supraventricular() {
    return SUPRAVENTRICULAR.train(
        of(EnumSet.of(BeatClass.N, BeatClass.S)), label -> label == BeatClass.S);
  }

  private List<String> fusion() {
    return FUSION.train(of(EnumSet.of(BeatClass.V, BeatClass.F)), label -> label == BeatClass.F);
  }

  private Examples<BeatClass> of(Set<BeatClass> classes) {
    Map<String, Long> normal = Sampling.counts(examples, BeatClass.N);
    return examples.where(
        row ->
            classes.contains(row.label())
                && (row.label() != BeatClass.N
                    || Sampling.keeps(row.part(), normal.get(row.record()), MOST_NORMAL)));
  }
}
