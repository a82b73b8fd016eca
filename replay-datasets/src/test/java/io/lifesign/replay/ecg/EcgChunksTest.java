package io.lifesign.replay.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.replay.Micros;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcgChunksTest {

  private static final long START = 1_000_000_000_000L;

  /** SHA-256 over every sample of every chunk: equal on any machine. */
  private static final String DIGEST =
      "a4a855d2e905bdfa1856952326f255f2a5e5ebb7278b66d4a865bb3184f33459";

  @TempDir Path folder;

  @Test
  void generatingGivesTheSameSamplesEverywhere() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (EcgPatient patient : EcgRoster.patients()) {
      for (EcgChunks.Sent sent : EcgChunks.of(patient, START)) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sent.arrivalMicros()));
        for (short[] lead : sent.chunk().samples()) {
          ByteBuffer bytes = ByteBuffer.allocate(lead.length * Short.BYTES);
          bytes.asShortBuffer().put(lead);
          digest.update(bytes);
        }
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(DIGEST);
  }

  @Test
  void aWellMonitorSendsASecondEverySecond() {
    List<EcgChunks.Sent> sent = EcgChunks.of(patient("E-01"), START);

    assertThat(sent).hasSize(300);
    for (int i = 0; i < sent.size(); i++) {
      EcgChunk chunk = sent.get(i).chunk();
      assertThat(chunk.source().sequence()).isEqualTo(i);
      assertThat(chunk.source().atMicros()).isEqualTo(START + i * Micros.PER_SECOND);
      assertThat(chunk.length()).isEqualTo(250);
      assertThat(sent.get(i).arrivalMicros()).isGreaterThan(chunk.endMicros());
    }
  }

  @Test
  void theNetworkLosesRepeatsAndSwaps() {
    List<EcgChunk> chunks =
        EcgChunks.of(patient("E-09"), START).stream().map(EcgChunks.Sent::chunk).toList();

    assertThat(chunks).hasSize(300 - 12 + 30);
    assertThat(times(chunks)).doesNotContain(130, 141).contains(129, 142);
    assertThat(times(chunks).stream().filter(second -> second == 40)).hasSize(2);
    assertThat(times(chunks).indexOf(81)).isLessThan(times(chunks).indexOf(80));
    assertThat(chunks.stream().filter(chunk -> second(chunk) == 179))
        .allMatch(chunk -> chunk.hertz() == 250 && chunk.length() == 250);
    assertThat(chunks.stream().filter(chunk -> second(chunk) == 180))
        .allMatch(chunk -> chunk.hertz() == 500 && chunk.length() == 500);
    assertThat(chunks.stream().filter(chunk -> second(chunk) == 240))
        .allMatch(
            chunk -> chunk.source().sequence() == 0 && chunk.source().bootId().equals("boot-2"));
  }

  @Test
  void aLooseElectrodeIsFlatAndSaysSo() {
    List<EcgChunk> chunks =
        EcgChunks.of(patient("E-08"), START).stream().map(EcgChunks.Sent::chunk).toList();

    assertThat(chunks.get(155).leads())
        .extracting(Lead::attached)
        .containsExactly(false, false, true);
    assertThat(chunks.get(210).leads())
        .extracting(Lead::attached)
        .containsExactly(false, true, true);
    assertThat(chunks.get(165).leads())
        .extracting(Lead::attached)
        .containsExactly(true, true, true);
    assertThat(chunks.get(155).samples()[1]).containsOnly((short) 0);
    short[] pulse = chunks.get(155).samples()[2];
    assertThat(IntStream.range(0, pulse.length).map(i -> pulse[i]).anyMatch(i -> i > 500)).isTrue();
  }

  @Test
  void everyScriptLastsAsLongAsItsMonitor() {
    for (EcgPatient patient : EcgRoster.patients()) {
      assertThat(patient.script().seconds())
          .as(patient.id())
          .isBetween(patient.seconds() - 3.0, patient.seconds() + 1.0);
    }
  }

  @Test
  void thePatientsCanBeWrittenAsRecordsWithTheirTruth() throws IOException {
    EcgFiles.write(folder);

    assertThat(WfdbFiles.headers(folder)).hasSize(10);
    WfdbRecord record = WfdbRecord.open(folder.resolve("E-04.hea"));
    Annotations truth = record.annotations("atr").orElseThrow();
    assertThat(record.signals()).hasNumberOfRows(3);
    assertThat(truth.rhythms())
        .extracting(episode -> episode.rhythm())
        .containsExactly("N", "VT", "VF", "ASYS", "N");
    assertThat(truth.fibrillation()).hasSize(1);
  }

  private static EcgPatient patient(String id) {
    return EcgRoster.patients().stream()
        .filter(patient -> patient.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> times(List<EcgChunk> chunks) {
    return chunks.stream().map(EcgChunksTest::second).toList();
  }

  private static int second(EcgChunk chunk) {
    return (int) ((chunk.source().atMicros() - START) / Micros.PER_SECOND);
  }
}
