package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.EcgLead;
import io.lifesign.schemas.LeadKind;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.Rejected;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Waveforms from their topic; refuses what no detector could make sense of. */
public final class EcgChunkMapper implements RecordMapper<io.lifesign.schemas.EcgChunk, EcgChunk> {

  private static final long serialVersionUID = 1L;
  private static final double LOWEST_HERTZ = 100;
  private static final double HIGHEST_HERTZ = 1_000;
  private static final int MOST_LEADS = 12;
  private static final double LONGEST_SECONDS = 60;

  @Override
  public EcgChunk map(io.lifesign.schemas.EcgChunk avro) throws Rejected {
    Rejected.ifBlank(
        avro.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    Rejected.ifBlank(avro.getDeviceId(), DeadLetterReason.MISSING_DEVICE_ID, "deviceId is empty");
    if (avro.getSequence() < 0) {
      throw new Rejected(DeadLetterReason.INVALID_SEQUENCE, "sequence is negative");
    }
    double hertz = avro.getSamplingRate();
    require(
        hertz >= LOWEST_HERTZ && hertz <= HIGHEST_HERTZ, "samplingRate is not within 100 to 1000");
    List<EcgLead> leads = avro.getLeads();
    require(!leads.isEmpty(), "no leads");
    require(leads.size() <= MOST_LEADS, "more than 12 leads");
    int bytes = leads.get(0).getSamples().remaining();
    require(bytes > 0, "no samples");
    require(bytes % Short.BYTES == 0, "an odd number of bytes");
    require(bytes / Short.BYTES <= LONGEST_SECONDS * hertz, "longer than a minute");
    return new EcgChunk(
        avro.getPatientId(),
        new DeviceStamp(
            avro.getDeviceId(),
            avro.getBootId(),
            avro.getSequence(),
            AvroTimes.micros(avro.getEventTime())),
        hertz,
        leads(leads),
        samples(leads, bytes));
  }

  private static List<Lead> leads(List<EcgLead> avro) throws Rejected {
    List<Lead> leads = new ArrayList<>(avro.size());
    boolean ecg = false;
    for (EcgLead lead : avro) {
      double gain = lead.getGain();
      require(gain > 0 && Double.isFinite(gain), "a gain is not above 0");
      // a kind that this release does not know is not looked at
      Lead.Kind kind =
          lead.getKind() == LeadKind.UNKNOWN
              ? Lead.Kind.OTHER
              : Lead.Kind.valueOf(lead.getKind().name());
      ecg |= kind == Lead.Kind.ECG;
      leads.add(new Lead(lead.getName(), kind, gain, lead.getBaseline(), lead.getAttached()));
    }
    require(ecg, "no lead is an ECG");
    return List.copyOf(leads);
  }

  private static short[][] samples(List<EcgLead> leads, int bytes) throws Rejected {
    short[][] samples = new short[leads.size()][bytes / Short.BYTES];
    for (int lead = 0; lead < samples.length; lead++) {
      ByteBuffer buffer = leads.get(lead).getSamples();
      require(buffer.remaining() == bytes, "leads of different lengths");
      buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples[lead]);
    }
    return samples;
  }

  private static void require(boolean holds, String detail) throws Rejected {
    if (!holds) {
      throw new Rejected(DeadLetterReason.INVALID_WAVEFORM, detail);
    }
  }

  @Override
  public long eventMicros(EcgChunk chunk) {
    return chunk.source().atMicros();
  }

  @Override
  public String patientId(EcgChunk chunk) {
    return chunk.patientId();
  }
}
