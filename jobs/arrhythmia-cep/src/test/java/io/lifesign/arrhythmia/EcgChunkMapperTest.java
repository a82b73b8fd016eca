package io.lifesign.arrhythmia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.EcgLead;
import io.lifesign.schemas.LeadKind;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.Rejected;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class EcgChunkMapperTest {

  private static final byte[] TWO_SAMPLES = {0x01, 0x00, (byte) 0xFF, (byte) 0xFF};

  private final EcgChunkMapper mapper = new EcgChunkMapper();

  @Test
  void samplesAreLittleEndianAndSurviveTheirSerializer() throws Rejected, IOException {
    EcgChunk chunk = mapper.map(chunk(250, lead(LeadKind.ECG, 200, TWO_SAMPLES)));
    assertThat(chunk.samples()[0]).containsExactly((short) 1, (short) -1);
    assertThat(chunk.endMicros()).isEqualTo(chunk.source().atMicros() + 8_000);

    EcgArrivalSerializer serializer = new EcgArrivalSerializer();
    DataOutputSerializer bytes = new DataOutputSerializer(64);
    serializer.serialize(
        Arrival.of(new Position("device.ecg", 0, 0, 0), chunk, 0, new byte[] {1}), bytes);
    EcgChunk read =
        serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer())).record();
    assertThat(read.leads()).isEqualTo(chunk.leads());
    assertThat(read.samples()).isDeepEqualTo(chunk.samples());
  }

  @Test
  void aKindThatIsNotKnownIsNotLookedAt() throws Rejected {
    EcgChunk chunk =
        mapper.map(
            chunk(
                250, lead(LeadKind.ECG, 200, TWO_SAMPLES), lead(LeadKind.UNKNOWN, 1, TWO_SAMPLES)));
    assertThat(chunk.leads().get(1).kind()).isEqualTo(Lead.Kind.OTHER);
  }

  @Test
  void whatNoDetectorCouldMakeSenseOfIsRefused() {
    EcgLead good = lead(LeadKind.ECG, 200, TWO_SAMPLES);
    assertThat(refusal(chunk(99, good))).isEqualTo("samplingRate is not within 100 to 1000");
    assertThat(refusal(chunk(1_001, good))).isEqualTo("samplingRate is not within 100 to 1000");
    assertThat(refusal(chunk(Double.NaN, good)))
        .isEqualTo("samplingRate is not within 100 to 1000");
    assertThat(refusal(chunk(250))).isEqualTo("no leads");
    assertThat(refusal(chunk(250, Collections.nCopies(13, good).toArray(new EcgLead[0]))))
        .isEqualTo("more than 12 leads");
    assertThat(refusal(chunk(250, lead(LeadKind.ECG, 0, TWO_SAMPLES))))
        .isEqualTo("a gain is not above 0");
    assertThat(refusal(chunk(250, lead(LeadKind.ECG, Double.NaN, TWO_SAMPLES))))
        .isEqualTo("a gain is not above 0");
    assertThat(refusal(chunk(250, lead(LeadKind.ECG, 200, new byte[0])))).isEqualTo("no samples");
    assertThat(refusal(chunk(250, lead(LeadKind.ECG, 200, new byte[3]))))
        .isEqualTo("an odd number of bytes");
    assertThat(refusal(chunk(250, good, lead(LeadKind.ECG, 200, new byte[2]))))
        .isEqualTo("leads of different lengths");
    assertThat(refusal(chunk(100, lead(LeadKind.ECG, 200, new byte[2 * 6_001]))))
        .isEqualTo("longer than a minute");
    assertThat(refusal(chunk(250, lead(LeadKind.PLETH, 200, TWO_SAMPLES))))
        .isEqualTo("no lead is an ECG");
  }

  private String refusal(io.lifesign.schemas.EcgChunk chunk) {
    Rejected refused = catchThrowableOfType(Rejected.class, () -> mapper.map(chunk));
    assertThat(refused.reason()).isEqualTo(DeadLetterReason.INVALID_WAVEFORM);
    return refused.getMessage();
  }

  private static io.lifesign.schemas.EcgChunk chunk(double hertz, EcgLead... leads) {
    return new io.lifesign.schemas.EcgChunk(
        "p1", "d1", "b1", 1L, Instant.parse("2026-01-01T08:00:00Z"), hertz, List.of(leads));
  }

  private static EcgLead lead(LeadKind kind, double gain, byte[] samples) {
    return new EcgLead("II", kind, gain, 0, true, ByteBuffer.wrap(samples));
  }
}
