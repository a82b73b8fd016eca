package io.lifesign.replay;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.schemas.EcgLead;
import io.lifesign.schemas.LeadKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Chunks of waveform as records of the topic device.ecg. */
public final class EcgRecords {

  public static final String TOPIC = "device.ecg";

  private EcgRecords() {}

  /** The chunk under its patient's key, arriving then. */
  public static Arrival arrival(EcgChunk chunk, long arrivalMicros) {
    return new Arrival(arrivalMicros, TOPIC, chunk.patientId(), new Payload.Ecg(avro(chunk)));
  }

  static io.lifesign.schemas.EcgChunk avro(EcgChunk chunk) {
    List<EcgLead> leads = new ArrayList<>();
    for (int i = 0; i < chunk.leads().size(); i++) {
      Lead lead = chunk.leads().get(i);
      leads.add(
          EcgLead.newBuilder()
              .setName(lead.name())
              .setKind(LeadKind.valueOf(lead.kind().name()))
              .setGain(lead.unitsPerMillivolt())
              .setBaseline(lead.baseline())
              .setAttached(lead.attached())
              .setSamples(bytes(chunk.samples()[i]))
              .build());
    }
    return io.lifesign.schemas.EcgChunk.newBuilder()
        .setPatientId(chunk.patientId())
        .setDeviceId(chunk.source().deviceId())
        .setBootId(chunk.source().bootId())
        .setSequence(chunk.source().sequence())
        .setEventTime(Micros.instant(chunk.source().atMicros()))
        .setSamplingRate(chunk.hertz())
        .setLeads(leads)
        .build();
  }

  private static ByteBuffer bytes(short[] samples) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    return bytes.flip();
  }
}
