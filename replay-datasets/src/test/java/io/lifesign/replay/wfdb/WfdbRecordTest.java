package io.lifesign.replay.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.ecg.EcgChunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WfdbRecordTest {

  // 1, -1 | 2047, -2048 | 0x123, 0x456: low bytes outside, high nibbles in the middle
  private static final byte[] FORMAT_212 =
      bytes(0x01, 0xF0, 0xFF, 0xFF, 0x87, 0x00, 0x23, 0x41, 0x56);

  // 1, -1 | 32767, -32768
  private static final byte[] FORMAT_16 = bytes(0x01, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0x00, 0x80);

  @TempDir Path folder;

  @Test
  void format212HoldsTwoSamplesInThreeBytes() throws IOException {
    Files.write(folder.resolve("r.dat"), FORMAT_212);
    WfdbRecord record = record("r 2 2 3", "r.dat 212", "r.dat 212");

    assertThat(record.signals())
        .isDeepEqualTo(new short[][] {{1, 2047, 0x123}, {-1, EcgChunk.MISSING, 0x456}});
  }

  @Test
  void anOddNumberOfSamplesOfFormat212EndsInTwoBytes() throws IOException {
    Files.write(folder.resolve("r.dat"), bytes(0x01, 0xF0, 0xFF, 0x34, 0x02));

    assertThat(record("r 1 2 3", "r.dat 212").signals())
        .isDeepEqualTo(new short[][] {{1, -1, 0x234}});
    assertThat(record("r 1", "r.dat 212").signals()).isDeepEqualTo(new short[][] {{1, -1, 0x234}});
  }

  @Test
  void format16BeginsBehindItsOffsetAndMayBeGzipped() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("r.mat.gz")))) {
      out.write(new byte[24]);
      out.write(FORMAT_16);
    }
    WfdbRecord record = record("r 2 2 2", "r.mat 16+24", "r.mat 16+24");

    assertThat(record.hasSignals()).isTrue();
    assertThat(record.signals()).isDeepEqualTo(new short[][] {{1, 32_767}, {-1, EcgChunk.MISSING}});
  }

  @Test
  void signalsMayLieInSeveralFiles() throws IOException {
    Files.write(folder.resolve("a.dat"), FORMAT_16);
    Files.write(folder.resolve("b.dat"), FORMAT_212);
    WfdbRecord record = record("r 2 2 4", "a.dat 16", "b.dat 212");

    assertThat(record.signals())
        .isDeepEqualTo(
            new short[][] {{1, -1, 32_767, EcgChunk.MISSING}, {1, -1, 2047, EcgChunk.MISSING}});
  }

  @Test
  void anotherChecksumThanTheHeadersIsRefused() throws IOException {
    Files.write(folder.resolve("r.dat"), bytes(1, 0, 2, 0));

    assertThat(record("r 1 2 2", "r.dat 16 200 16 0 1 3 0 I").signals())
        .isDeepEqualTo(new short[][] {{1, 2}});
    assertThatThrownBy(record("r 1 2 2", "r.dat 16 200 16 0 1 4 0 I")::signals)
        .hasMessage("r.dat: the checksum of signal 0 is 3, the header says 4");
  }

  @Test
  void aFileThatIsShortOrNotThereIsRefused() throws IOException {
    Files.write(folder.resolve("r.dat"), FORMAT_16);

    assertThatThrownBy(record("r 1 2 5", "r.dat 16")::signals)
        .hasMessage("r.dat, byte 8: it ends before the 5 samples of its header");
    WfdbRecord none = record("r 1 2 5", "none.dat 16");
    assertThat(none.hasSignals()).isFalse();
    assertThatThrownBy(none::signals).hasMessage("none.dat: there is no such file");
  }

  @Test
  void aFileThatIsNoGzipAlthoughItShouldBeIsRefused() throws IOException {
    Files.write(folder.resolve("r.dat.gz"), FORMAT_16);

    assertThatThrownBy(record("r 1 2 4", "r.dat 16")::signals)
        .isInstanceOf(WfdbException.class)
        .hasMessage("r.dat.gz: it cannot be read: Not in GZIP format");
  }

  @Test
  void chunksAreSecondsAndTheLastIsTheRest() throws IOException {
    Files.write(folder.resolve("r.dat"), bytes(1, 0, 2, 0, 3, 0, 4, 0, 5, 0));
    List<EcgChunk> chunks =
        record("r 1 2 5", "r.dat 16 100/mV 16 7 0 15 0 II").chunks("p", "d", 1_000).toList();

    assertThat(chunks)
        .extracting(chunk -> chunk.samples()[0])
        .containsExactly(new short[] {1, 2}, new short[] {3, 4}, new short[] {5});
    assertThat(chunks)
        .extracting(chunk -> chunk.source().atMicros())
        .containsExactly(1_000L, 1_001_000L, 2_001_000L);
    assertThat(chunks).extracting(chunk -> chunk.source().sequence()).containsExactly(0L, 1L, 2L);
    assertThat(chunks.get(0).leads().get(0).baseline()).isEqualTo(7);
  }

  private WfdbRecord record(String... header) throws IOException {
    return WfdbRecord.open(Files.write(folder.resolve("r.hea"), List.of(header)));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
