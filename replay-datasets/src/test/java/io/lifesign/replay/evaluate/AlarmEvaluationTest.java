package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finder that finds a beat wherever the first sample of a chunk is above 0. */
class AlarmEvaluationTest {

  @TempDir Path folder;

  private final StringWriter progress = new StringWriter();

  @Test
  void theVerdictIsScoredByTheHeadersComment() throws IOException {
    record("true", 296, "Asystole", "True alarm");
    record("false", 296, "Asystole", "False alarm");
    record("missed", 300, "Asystole", "True alarm");
    record("unknown", 300, "Asystole");

    AlarmEvaluation.Result result = run();

    assertThat(result.verdicts())
        .hasToString("{false=true, missed=false, true=true, unknown=false}");
    assertThat(result.report().records()).isEqualTo(4);
    assertThat(result.report().counts()).isEqualTo(new AlarmCounts(1, 0, 1, 1));
    assertThat(result.report().counts().score()).isEqualTo(14.29);
    assertThat(result.report().perType()).containsOnlyKeys("Asystole");
  }

  @Test
  void theFileAlarmsGoesBeforeTheComment() throws IOException {
    record("a", 296, "Asystole", "True alarm");
    Files.writeString(folder.resolve("ALARMS"), "a,Asystole,0\n");

    assertThat(run().report().counts()).isEqualTo(new AlarmCounts(0, 0, 1, 0));
  }

  @Test
  void nothingBehindTheAlarmIsLookedAt() throws IOException {
    // beats until 4:56 and again from 5:00 on
    Files.write(folder.resolve("a.hea"), List.of("a 1 100 33000", "a.dat 16 1", "#Asystole"));
    byte[] samples = new byte[2 * 33_000];
    for (int second = 0; second < 330; second++) {
      samples[200 * second] = (byte) (second < 296 || second >= 300 ? 1 : 0);
    }
    Files.write(folder.resolve("a.dat"), samples);

    assertThat(run().verdicts()).containsEntry("a", true);
  }

  @Test
  void aRecordWithoutAnAlarmOrWithoutSignalIsLeftOut() throws IOException {
    record("a", 296, "True alarm");
    Files.write(folder.resolve("b.hea"), List.of("b 1 100 30000", "b.mat 16", "#Asystole"));

    AlarmEvaluation.Result result = run();

    assertThat(result.report().bad()).isEqualTo(2);
    assertThat(progress.toString())
        .contains("a (1 of 2): left out: a.hea: no comment names the alarm's type")
        .contains("b (2 of 2): left out: b.mat: there is no such file");
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 1, 0, 83.33", "3, 2, 0, 1, 50", "0, 0, 0, 1, 0"})
  void aSuppressedTrueAlarmWeighsFive(long tp, long tn, long fp, long fn, double score) {
    assertThat(new AlarmCounts(tp, tn, fp, fn).score()).isEqualTo(score);
  }

  @Test
  void theReportBecomesOneFlatObject() throws IOException {
    record("a", 296, "Asystole");
    JsonNode unlabelled = new ObjectMapper().valueToTree(run().report());
    assertThat(unlabelled.get("score").isNull()).isTrue();

    record("a", 296, "Asystole", "True alarm");
    JsonNode json = new ObjectMapper().valueToTree(run().report());
    assertThat(json.get("records").asInt()).isEqualTo(1);
    assertThat(json.get("score").asDouble()).isEqualTo(100);
    assertThat(json.get("tp").asInt()).isEqualTo(1);
    assertThat(json.at("/perType/Asystole/tn").asInt()).isZero();
  }

  /** Five minutes at 100 Hz, with a beat at the start of every second until that one. */
  private void record(String name, int beatsUntilSecond, String... comments) throws IOException {
    List<String> header = new ArrayList<>();
    header.add(name + " 1 100 30000");
    header.add(name + ".dat 16 1");
    for (String comment : comments) {
      header.add("#" + comment);
    }
    Files.write(folder.resolve(name + ".hea"), header);
    byte[] samples = new byte[2 * 30_000];
    for (int second = 0; second < beatsUntilSecond; second++) {
      samples[200 * second] = 1;
    }
    Files.write(folder.resolve(name + ".dat"), samples);
  }

  private AlarmEvaluation.Result run() throws IOException {
    return AlarmEvaluation.run(folder, new FirstSamples(), new PrintWriter(progress, true));
  }

  private static final class FirstSamples implements ArrhythmiaEvaluation.Finders {

    @Override
    public BeatFinder beats(String patientId, String deviceId) {
      return new BeatFinder() {
        @Override
        public void chunk(EcgChunk chunk, EcgSink out) {
          if (chunk.samples()[0][0] > 0) {
            long at = chunk.source().atMicros();
            out.beat(new Beat(patientId, deviceId, at, at, BeatClass.N, 0, 1, 1));
          }
        }

        @Override
        public void end(EcgSink out) {}
      };
    }

    @Override
    public EpisodeFinder episodes(String patientId, String deviceId) {
      throw new AssertionError("alarms need no episodes");
    }
  }
}
