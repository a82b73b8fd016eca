package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.replay.wfdb.Annotation;
import io.lifesign.replay.wfdb.AnnotationWriter;
import io.lifesign.replay.wfdb.MitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finder that finds a ventricular beat half a second into each chunk stands for the detector. */
class ArrhythmiaEvaluationTest {

  private static final int HERTZ = 100;

  @TempDir Path folder;

  private final StringWriter progress = new StringWriter();

  @Test
  void aFolderIsEvaluatedRecordByRecordAndABadOneIsLeftOut() throws IOException {
    record("a", 10, new Annotation(50, MitCode.VENTRICULAR_PREMATURE));
    Files.write(folder.resolve("b.hea"), List.of("b 1 100 1000", "b.dat 99 200"));
    record(
        "c", 400, new Annotation(30_050, MitCode.NORMAL), new Annotation(30_170, MitCode.NORMAL));

    ArrhythmiaReport report = run(noFiles());

    assertThat(report.records()).isEqualTo(2);
    assertThat(report.bad()).isEqualTo(1);
    assertThat(progress.toString())
        .contains("b (2 of 3): left out: b.hea:2: format 99 is not read; 16 and 212 are");
    assertThat(report.figures().qrs()).isEqualTo(new EventCounts(2, 1, 9 + 399));
    // and the N that it calls V
    assertThat(report.figures().veb()).isEqualTo(new EventCounts(1, 0, 9 + 399 + 1));
    assertThat(report.withoutFirstFiveMinutes().figures().qrs())
        .isEqualTo(new EventCounts(1, 1, 99));
    assertThat(report.meanOverRecords().qrs().se()).isEqualTo(75);
    assertThat(report.samplesPerSecond()).isPositive();
  }

  @Test
  void ofARecordWithPacedBeatsOnlyQrsCount() throws IOException {
    record("a", 2, new Annotation(50, MitCode.PACED), new Annotation(150, MitCode.NORMAL));

    ArrhythmiaReport report = run(noFiles());

    assertThat(report.figures().qrs()).isEqualTo(new EventCounts(2, 0, 0));
    assertThat(report.figures().veb()).isEqualTo(EventCounts.NONE);
    assertThat(report.perRecord().get(0).paced()).isTrue();
  }

  @Test
  void detectionsAreWrittenWithoutAnyAnnotation() throws IOException {
    record("a", 2);
    Path out = folder.resolve("out");
    run(
        new DetectionFiles(
            Optional.of(out.resolve("beats")),
            Optional.of(out.resolve("annotations")),
            Optional.of(out.resolve("episodes"))));

    assertThat(out.resolve("beats/a.csv")).hasContent("sample,class\n50,V\n150,V\n");
    assertThat(out.resolve("annotations/a.lifesign"))
        .hasBinaryContent(bytes(50 | 5 << 10, 100 | 5 << 10, 0));
    assertThat(out.resolve("episodes/a.csv"))
        .hasContent("onsetSample,endSample,rhythm\n50,200,VENTRICULAR_TACHYCARDIA\n");
  }

  @Test
  void withoutSignalFilesTheAnnotatedBeatsAreReadForFalseAlarms() throws IOException {
    List<Annotation> beats = new ArrayList<>();
    for (int second = 0; second < 3600; second++) {
      beats.add(new Annotation(second * HERTZ + 7, MitCode.NORMAL));
    }
    Files.write(folder.resolve("n.hea"), List.of("n 1 100 360000", "n.dat 212 0"));
    AnnotationWriter.write(folder.resolve("n.atr"), beats);

    ArrhythmiaReport report = run(noFiles());

    assertThat(report.perRecord().get(0).signals()).isFalse();
    assertThat(report.perRecord().get(0).beats()).isEqualTo(3600);
    assertThat(report.figures().qrs()).isEqualTo(EventCounts.NONE);
    // what cannot be measured without signals has no rate, not a rate of 0
    assertThat(report.falseAlarms().rates())
        .isEqualTo(
            Map.of(
                FalseAlarms.Kind.VT, new FalseAlarms.Rate(1, 1),
                FalseAlarms.Kind.ASYSTOLE, new FalseAlarms.Rate(0, 1),
                FalseAlarms.Kind.AF, new FalseAlarms.Rate(0, 1)));
    assertThat(report.falseAlarms().rates().get(FalseAlarms.Kind.VT).per24h()).isEqualTo(24);
  }

  @Test
  void anEpisodeNearAnAnnotatedOneIsNoFalseAlarm() throws IOException {
    record(
        "a",
        30,
        new Annotation(10, MitCode.RHYTHM_CHANGE, "(N"),
        new Annotation(2_900, MitCode.RHYTHM_CHANGE, "(VFL"));
    assertThat(falseVt()).isZero();

    record("a", 30, new Annotation(10, MitCode.RHYTHM_CHANGE, "(N"));
    assertThat(falseVt()).isEqualTo(1);
  }

  @Test
  void withNeitherSignalsNorAnnotationsARecordIsBad() throws IOException {
    Files.write(folder.resolve("n.hea"), List.of("n 1 100 360000", "n.dat 212 0"));

    assertThat(run(noFiles()).bad()).isEqualTo(1);
    assertThat(progress.toString()).contains("n.dat: there is no such file");
  }

  @Test
  void theReportBecomesOneFlatObject() throws IOException {
    record("a", 10, new Annotation(50, MitCode.VENTRICULAR_PREMATURE));

    JsonNode json = new ObjectMapper().valueToTree(run(noFiles()));

    assertThat(json.get("records").asInt()).isEqualTo(1);
    assertThat(json.at("/qrs/tp").asInt()).isEqualTo(1);
    assertThat(json.at("/qrs/se").asDouble()).isEqualTo(100);
    assertThat(json.at("/veb/ppv").asDouble()).isEqualTo(10);
    assertThat(json.at("/sveb/se").isNull()).isTrue();
    assertThat(json.at("/af/sp").isNull()).isTrue();
    assertThat(json.at("/vf/windows").asInt()).isZero();
    assertThat(json.at("/vf/se").isNull()).isTrue();
    assertThat(json.at("/withoutFirstFiveMinutes/qrs/fn").asInt()).isZero();
    assertThat(json.at("/withoutFirstFiveMinutes/meanOverRecords/qrs/se").isNull()).isTrue();
    assertThat(json.at("/meanOverRecords/veb/se").asDouble()).isEqualTo(100);
    assertThat(json.at("/perRecord/0/record").asText()).isEqualTo("a");
    assertThat(json.at("/perRecord/0/qrs/tp").asInt()).isEqualTo(1);
    assertThat(json.at("/falseAlarms/VT/per24h").isNumber()).isTrue();
    assertThat(json.get("samplesPerSecond").asLong()).isPositive();
  }

  private ArrhythmiaReport run(DetectionFiles files) throws IOException {
    return ArrhythmiaEvaluation.run(
        folder, new HalfSeconds(), files, new PrintWriter(progress, true));
  }

  private long falseVt() throws IOException {
    return run(noFiles()).falseAlarms().rates().get(FalseAlarms.Kind.VT).count();
  }

  private static DetectionFiles noFiles() {
    return new DetectionFiles(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void record(String name, int seconds, Annotation... annotations) throws IOException {
    Files.write(
        folder.resolve(name + ".hea"),
        List.of(name + " 1 " + HERTZ + " " + seconds * HERTZ, name + ".dat 16 200 16 0 0 0 0 II"));
    Files.write(folder.resolve(name + ".dat"), new byte[2 * seconds * HERTZ]);
    if (annotations.length > 0) {
      AnnotationWriter.write(folder.resolve(name + ".atr"), List.of(annotations));
    }
  }

  private static byte[] bytes(int... words) {
    byte[] bytes = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[2 * i] = (byte) words[i];
      bytes[2 * i + 1] = (byte) (words[i] >> 8);
    }
    return bytes;
  }

  /** Finds V at 0.5 s of each chunk, and one episode from the first beat to the end. */
  private static final class HalfSeconds implements ArrhythmiaEvaluation.Finders {

    @Override
    public BeatFinder beats(String patientId, String deviceId) {
      return new BeatFinder() {
        @Override
        public void chunk(EcgChunk chunk, EcgSink out) {
          long at = chunk.source().atMicros() + 500_000;
          out.beat(new Beat(patientId, deviceId, at, at, BeatClass.V, 0, 1, 1));
        }

        @Override
        public void end(EcgSink out) {}
      };
    }

    @Override
    public EpisodeFinder episodes(String patientId, String deviceId) {
      return new EpisodeFinder() {
        private long first = Long.MAX_VALUE;

        @Override
        public void beat(Beat beat) {
          first = Math.min(first, beat.atMicros());
        }

        @Override
        public void tick(SignalTick tick) {}

        @Override
        public List<ToldEpisode> end(long untilMicros) {
          return List.of(new ToldEpisode("VENTRICULAR_TACHYCARDIA", first, untilMicros));
        }
      };
    }
  }
}
