package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.replay.ValueBytes;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A broken gateway sends, twice over the day, everything that a job must survive. */
final class CorruptRecords implements Incident {

  private static final String DEVICE = "GW-";
  private static final int UNKNOWN_SCHEMA_ID = 2_000_000_001;
  private static final long EVERY_MICROS = 7 * Micros.PER_MINUTE + 11 * Micros.PER_SECOND;

  private final WardPatient patient;
  private final String first;
  private final String second;
  private long sequence;

  CorruptRecords(WardPatient patient, String first, String second) {
    this.patient = patient;
    this.first = first;
    this.second = second;
  }

  @Override
  public List<Arrival> befall(List<Arrival> arrivals, SplittableRandom random) {
    List<Arrival> all = new ArrayList<>(arrivals);
    sequence = 0;
    all.addAll(round(WardTime.micros(first), random));
    all.addAll(round(WardTime.micros(second), random));
    return all;
  }

  private List<Arrival> round(long startMicros, SplittableRandom random) {
    List<Arrival> round = new ArrayList<>();
    long at = startMicros;
    for (Payload payload : payloads(startMicros, random)) {
      round.add(new Arrival(at, Devices.VITALS, patient.id, payload));
      at += EVERY_MICROS;
    }
    round.add(
        new Arrival(at, Devices.VITALS, "", new Payload.Vitals(at(at).setPatientId("").build())));
    at += EVERY_MICROS;
    round.add(
        new Arrival(
            at,
            Devices.VITALS,
            patient.id,
            new Payload.Vitals(at(at).setPatientId("W-01").build())));
    return round;
  }

  private List<Payload> payloads(long startMicros, SplittableRandom random) {
    byte[] body = new ValueBytes(topic -> 0).avro(at(startMicros).build());
    List<Payload> payloads = new ArrayList<>();
    payloads.add(new Payload.Bytes(noise(random)));
    payloads.add(new Payload.Bytes("{\"heartRate\": 72}".getBytes(StandardCharsets.UTF_8)));
    payloads.add(new Payload.Bytes(new byte[0]));
    payloads.add(new Payload.Bytes(framed((byte) 1, 1, body)));
    payloads.add(new Payload.Bytes(framed((byte) 0, UNKNOWN_SCHEMA_ID, body)));
    payloads.add(new Payload.Body(Arrays.copyOf(body, body.length - 9)));
    payloads.add(new Payload.Body(noise(random)));
    long at = startMicros + payloads.size() * EVERY_MICROS;
    for (VitalSigns.Builder record : implausible(at)) {
      payloads.add(new Payload.Vitals(record.build()));
    }
    return payloads;
  }

  /** Readable, and not to be scored: each is a dead letter or a flagged value. */
  private List<VitalSigns.Builder> implausible(long startMicros) {
    List<VitalSigns.Builder> records = new ArrayList<>();
    long at = startMicros;
    records.add(at(at).setHeartRate(Double.NaN));
    records.add(at(at += EVERY_MICROS).setTemperature(Double.POSITIVE_INFINITY));
    records.add(at(at += EVERY_MICROS).setHeartRate(-12.0));
    records.add(at(at += EVERY_MICROS).setSpo2(140.0));
    records.add(at(at += EVERY_MICROS).setTemperature(60.0));
    records.add(at(at += EVERY_MICROS).setSystolic(124.0).setDiastolic(134.0));
    records.add(at(at += EVERY_MICROS).setHeartRate(null));
    records.add(at(at += EVERY_MICROS).setDeviceId(""));
    records.add(at(at += EVERY_MICROS).setSequence(-5));
    return records;
  }

  private VitalSigns.Builder at(long micros) {
    return VitalSigns.newBuilder()
        .setPatientId(patient.id)
        .setDeviceId(DEVICE + patient.number())
        .setBootId("boot-1")
        .setSequence(sequence++)
        .setEventTime(Micros.instant(micros))
        .setMethod(MeasurementMethod.SPOT)
        .setHeartRate(74.0);
  }

  /** Bytes by chance; the first is never the magic byte. */
  private static byte[] noise(SplittableRandom random) {
    byte[] bytes = new byte[48];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(1, 256);
    }
    return bytes;
  }

  private static byte[] framed(byte magic, int schemaId, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put(magic).putInt(schemaId).put(body).array();
  }
}
