package io.lifesign.lake.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {

  private static final Mention MENTION = new Mention("p-12");

  @ParameterizedTest
  @CsvSource({
    "p-12, true",
    "Patient/p-12, true",
    "PID|1||p-12^^^, true",
    "It is p-12., true",
    "p-123, false",
    "xp-12, false",
    "a-p-12, false",
    "p-12-b, false",
    "p-12.5, false",
    "p-1, false",
    "p.12, false"
  })
  void anIdentifierIsSpokenOfWhereItStandsByItself(String text, boolean spokenOf) {
    assertThat(MENTION.in(text)).isEqualTo(spokenOf);
    assertThat(MENTION.in(bytes(text))).isEqualTo(spokenOf);
    assertThat(MENTION.without(text).equals(text)).isEqualTo(!spokenOf);
  }

  @Test
  void behindItsLengthItIsAValueWhateverFollows() {
    assertThat(MENTION.in(bytes("x" + (char) 8 + "p-12x"))).as("Avro").isTrue();
    assertThat(MENTION.in(bytes("x" + (char) 4 + "p-12x"))).as("Thrift").isTrue();
    assertThat(MENTION.in(bytes("x" + (char) 4 + "\0\0\0p-12x"))).as("Parquet").isTrue();
    assertThat(MENTION.in(bytes("x" + (char) 5 + "p-12x"))).isFalse();
    String longId = "p".repeat(70);
    assertThat(new Mention(longId).in(bytes("x" + (char) 0x8c + (char) 1 + longId + "x")))
        .as("Avro writes 140 in two bytes")
        .isTrue();
  }

  @Test
  void aBoundThatWasCutShortMayBeIt() {
    Mention mention = new Mention("patient-0123456789");
    assertThat(mention.mayBeBound(bytes("patient-01234567"))).isTrue();
    assertThat(mention.mayBeBound(bytes("patient-01234568"))).as("upper bound").isTrue();
    assertThat(mention.mayBeBound(bytes("patient-01234566"))).isFalse();
    assertThat(MENTION.mayBeBound(bytes("p-12"))).as("not cut, found as it is").isFalse();
  }

  @Test
  void theIdentifierIsSeenAcrossTheSeamOfTwoReads() throws IOException {
    byte[] file = new byte[(1 << 20) + 100];
    byte[] id = "p-12".getBytes(StandardCharsets.UTF_8);
    for (int at = (1 << 20) - 6; at < (1 << 20) + 6; at++) {
      byte[] copy = file.clone();
      System.arraycopy(id, 0, copy, at, id.length);
      assertThat(RawBytes.hold(MENTION, new ByteArrayInputStream(copy))).as("at " + at).isTrue();
    }
    assertThat(RawBytes.hold(MENTION, new ByteArrayInputStream(file))).isFalse();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
