package io.lifesign.replay.wfdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.replay.OpenData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real records, where they are at hand: every checksum, every annotation. */
class RealRecordsTest {

  @ParameterizedTest
  @CsvSource({
    "mitdb, 22, 2, 650000",
    "mitdb-paced, 4, 2, 650000",
    "vfdb, 11, 2, 525000",
    "cudb, 1, 1, 127232",
    "challenge2015, 64, 4, 82500"
  })
  void everySignalIsReadWholeAndMatchesItsChecksum(
      String database, int records, int mostSignals, int mostSamples) {
    List<Path> headers = WfdbFiles.headers(OpenData.require(database));

    int signals = 0;
    int samples = 0;
    for (Path header : headers) {
      short[][] read = WfdbRecord.open(header).signals();
      signals = Math.max(signals, read.length);
      samples = Math.max(samples, read[0].length);
    }
    assertThat(headers).hasSize(records);
    assertThat(signals).isEqualTo(mostSignals);
    assertThat(samples).isEqualTo(mostSamples);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mitdb", "mitdb-paced", "vfdb", "cudb", "nsrdb"})
  void annotationsWrittenAgainAreTheSameBytes(String database) throws IOException {
    for (Path header : WfdbFiles.headers(OpenData.require(database))) {
      Path file =
          WfdbFiles.find(header.resolveSibling(WfdbFiles.recordName(header) + ".atr"))
              .orElseThrow();

      assertThat(AnnotationWriter.bytes(AnnotationReader.read(file)))
          .as(header.toString())
          .isEqualTo(WfdbFiles.bytes(file));
    }
  }

  @Test
  void theBeatsOfRecord207AreThePublishedOnes() {
    Annotations annotations = open("mitdb", "207").annotations("atr").orElseThrow();

    assertThat(annotations.beats()).hasSize(1860);
    assertThat(annotations.all().stream().filter(a -> a.is(MitCode.FLUTTER_WAVE))).hasSize(472);
    assertThat(annotations.fibrillation()).hasSize(6);
  }

  @Test
  void theBeatsOfRecord208AreThePublishedOnes() {
    List<ReferenceBeat> beats = open("mitdb", "208").annotations("atr").orElseThrow().beats();

    assertThat(beats).hasSize(2955);
    assertThat(beats.stream().filter(beat -> beat.beatClass() == BeatClass.V)).hasSize(992);
  }

  @Test
  void aRecordWithoutSignalFilesHasItsAnnotations() {
    WfdbRecord record = open("nsrdb", "16265");

    assertThat(record.hasSignals()).isFalse();
    assertThat(record.hertz()).isEqualTo(128);
    assertThat(record.annotations("atr").orElseThrow().beats()).hasSizeGreaterThan(90_000);
  }

  @Test
  void anAlarmRecordHasItsLeadsAndComments() {
    WfdbRecord record = open("challenge2015", "a165l");

    assertThat(record.comments()).containsExactly("Asystole", "False alarm");
    assertThat(record.leads())
        .extracting(Lead::kind)
        .containsExactly(Lead.Kind.ECG, Lead.Kind.ECG, Lead.Kind.PLETH, Lead.Kind.OTHER);
    List<Integer> lengths = new ArrayList<>();
    record.chunks("p", "d", 0).forEach(chunk -> lengths.add(chunk.length()));
    assertThat(lengths).hasSize(330).allMatch(length -> length == 250);
  }

  private static WfdbRecord open(String database, String record) {
    return WfdbRecord.open(OpenData.require(database, record + ".hea"));
  }
}
