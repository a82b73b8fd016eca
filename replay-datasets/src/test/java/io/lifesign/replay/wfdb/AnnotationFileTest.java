package io.lifesign.replay.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationFileTest {

  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path folder;

  /** A rhythm at 18, a beat at 77, one 2,000 later with subtype, channel and number; the end. */
  private static final String PLAIN =
      "1270 03fc 284e00 00 3b04 00ec 0000d007 0014 fff7 01f8 02f0 0000".replace(" ", "");

  private static final List<Annotation> READ =
      List.of(
          new Annotation(18, MitCode.RHYTHM_CHANGE, "(N\0"),
          new Annotation(77, MitCode.NORMAL),
          new Annotation(2077, MitCode.VENTRICULAR_PREMATURE.number(), -1, 1, 2, ""));

  @Test
  void wordsBecomeAnnotations() throws IOException {
    assertThat(read(PLAIN)).isEqualTo(READ);
  }

  @Test
  void writingGivesTheSameBytes() {
    assertThat(HEX.formatHex(AnnotationWriter.bytes(READ))).isEqualTo(PLAIN);
  }

  @Test
  void channelAndNumberHoldUntilOthersAreGiven() throws IOException {
    List<Annotation> all =
        List.of(
            new Annotation(5, 1, 0, 1, 3, ""),
            new Annotation(9, 1, 4, 1, 3, "x"),
            new Annotation(9, 14, 0, 0, -2, ""));

    assertThat(read(HEX.formatHex(AnnotationWriter.bytes(all)))).isEqualTo(all);
  }

  @Test
  void anIntervalOfTenBitsNeedsNoSkip() {
    assertThat(AnnotationWriter.bytes(List.of(new Annotation(1023, MitCode.NORMAL)))).hasSize(4);
    assertThat(AnnotationWriter.bytes(List.of(new Annotation(1024, MitCode.NORMAL)))).hasSize(10);
  }

  @Test
  void timesMayGoBackAndBeyondSixteenBits() throws IOException {
    List<Annotation> all =
        List.of(
            new Annotation(11_000_000, MitCode.NORMAL), new Annotation(10_999_990, MitCode.NOTE));

    assertThat(read(HEX.formatHex(AnnotationWriter.bytes(all)))).isEqualTo(all);
  }

  @Test
  void aFileWithoutAnEndMarkIsRead() throws IOException {
    assertThat(read("4d04")).containsExactly(new Annotation(77, MitCode.NORMAL));
  }

  @Test
  void aBrokenFileIsNamedWithItsPlace() {
    assertThatThrownBy(() -> read("4d0400"))
        .hasMessage("r.atr, byte 2: the file ends within an annotation");
    assertThatThrownBy(() -> read("4d0409fc28"))
        .hasMessage("r.atr, byte 4: a text runs beyond the end of the file");
    assertThatThrownBy(() -> read("01f0"))
        .hasMessage("r.atr, byte 2: a field comes before any annotation");
  }

  private List<Annotation> read(String hex) throws IOException {
    return AnnotationReader.read(Files.write(folder.resolve("r.atr"), HEX.parseHex(hex)));
  }
}
