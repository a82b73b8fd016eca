package io.lifesign.local;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.ValueBytes;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.EcgLead;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.LeadKind;
import io.lifesign.schemas.MeasurementMethod;
import io.lifesign.schemas.VitalSigns;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A thousand people whose names and record numbers nothing else could be taken for, in everything
 * that can be sent of them, well or badly.
 */
final class MarkedPeople {

  static final int PEOPLE = 1_000;

  /** Begins every name. */
  static final String NAME = "Zaphodius";

  /** Begins every record number. */
  static final String NUMBER = "MRNQX";

  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private static final int KINDS = 10;
  private static final int HERTZ = 250;
  private static final String SUBJECT = "'subject':{'reference':'Patient/%1$s','display':'%2$s'}";

  private final List<Arrival> arrivals = new ArrayList<>();

  private MarkedPeople() {}

  static Dataset dataset() {
    return dataset(PEOPLE);
  }

  /** So many of them. */
  static Dataset dataset(int count) {
    MarkedPeople people = new MarkedPeople();
    for (int i = 0; i < count; i++) {
      people.add(i, NUMBER + "%04d".formatted(i), NAME + "%04d".formatted(i));
    }
    return new RecordedDataset("people", count + " marked people", people.arrivals, List.of());
  }

  private void add(int i, String number, String name) {
    long at = micros(START) + TimeUnit.SECONDS.toMicros(i);
    send("care.profiles", at, number, new Payload.Profile(profile(number, at)));
    send("device.vitals", at, number, vitals(i, number, name, at));
    send("device.vitals", at + 1, number, new Payload.Vitals(reading(number, at).build()));
    send("device.home", at, number, vitals(i, number, name, at));
    send("device.ecg", at, number, waveform(i, number, name, at));
    send("ehr.fhir", at, number, ehr(number, at, "F", bundle(i, number, name)));
    send("ehr.hl7v2", at, number, ehr(number, at, "H", message(i, number, name)));
  }

  private void send(String topic, long at, String key, Payload payload) {
    arrivals.add(new Arrival(at, topic, key, payload));
  }

  private static CareProfile profile(String number, long at) {
    return CareProfile.newBuilder()
        .setPatientId(number)
        .setEffectiveFrom(instant(at))
        .setRecordedAt(instant(at))
        .setWardId("W1")
        .build();
  }

  /** One in twenty is ill: scores and alerts of them go on to the EHR. */
  private static VitalSigns.Builder reading(String number, long at) {
    boolean ill = TimeUnit.MICROSECONDS.toSeconds(at) % 20 == 9;
    return VitalSigns.newBuilder()
        .setPatientId(number)
        .setDeviceId("monitor")
        .setBootId("boot")
        .setSequence(at)
        .setEventTime(instant(at))
        .setMethod(MeasurementMethod.SPOT)
        .setHeartRate(ill ? 131.0 : 80.0)
        .setRespiratoryRate(ill ? 26.0 : 16.0);
  }

  /** One record of a device, eight of ten times a bad one. */
  private static Payload vitals(int i, String number, String name, long at) {
    byte[] body = new ValueBytes(topic -> 0).avro(reading(number, at).build());
    return switch (i % KINDS) {
      case 0 -> new Payload.Bytes((name + " of " + number).getBytes(StandardCharsets.UTF_8));
      case 1 -> new Payload.Body(Arrays.copyOf(body, body.length - 9));
      case 2 -> new Payload.Vitals(reading(number + "x", at).build()); // not the record's key
      case 3 -> new Payload.Vitals(reading(number, at).setHeartRate(Double.NaN).build());
      case 4 -> new Payload.Vitals(reading(number, at).setSequence(-1).build());
      case 5 -> new Payload.Vitals(reading(number, at).setDeviceId("").build());
      case 6 -> new Payload.Vitals(reading(number, at + TimeUnit.DAYS.toMicros(1)).build());
      case 7 -> new Payload.Vitals(reading("", at).build());
      default -> new Payload.Vitals(reading(number, at).build());
    };
  }

  /** A second of waveform, nine of ten times a bad one. */
  private static Payload waveform(int i, String number, String name, long at) {
    byte[] body = new ValueBytes(topic -> 0).avro(chunk(number, at).build());
    return switch (i % KINDS) {
      case 0 -> new Payload.Bytes((name + " of " + number).getBytes(StandardCharsets.UTF_8));
      case 1 -> new Payload.Body(Arrays.copyOf(body, body.length - 9));
      case 2 -> new Payload.Ecg(chunk(number + "x", at).build()); // not the record's key
      case 3 -> new Payload.Ecg(chunk(number, at).setSamplingRate(Double.NaN).build());
      case 4 -> new Payload.Ecg(chunk(number, at).setSequence(-1).build());
      case 5 -> new Payload.Ecg(chunk(number, at).setDeviceId("").build());
      case 6 -> new Payload.Ecg(chunk(number, at + TimeUnit.DAYS.toMicros(1)).build());
      case 7 -> new Payload.Ecg(chunk("", at).build());
      case 8 -> new Payload.Ecg(chunk(number, at).setLeads(List.of()).build());
      default -> new Payload.Ecg(chunk(number, at).build());
    };
  }

  private static EcgChunk.Builder chunk(String number, long at) {
    EcgLead lead =
        EcgLead.newBuilder()
            .setName("II")
            .setKind(LeadKind.ECG)
            .setGain(200)
            .setSamples(ByteBuffer.wrap(new byte[2 * HERTZ]))
            .build();
    return EcgChunk.newBuilder()
        .setPatientId(number)
        .setDeviceId("monitor")
        .setBootId("boot")
        .setSequence(at)
        .setEventTime(instant(at))
        .setSamplingRate(HERTZ)
        .setLeads(List.of(lead));
  }

  private static Payload ehr(String number, long at, String kind, String body) {
    return new Payload.Ehr(new EhrMessage(number, "EHR", kind + number, instant(at), body));
  }

  private static String bundle(int i, String number, String name) {
    String whole =
        ("{'resourceType':'Bundle','type':'transaction','entry':[{'resource':{'resourceType':"
                + "'Patient','id':'%1$s','text':{'div':'<div>%2$s</div>'},'identifier':[{'value':"
                + "'%1$s'}],'name':[{'family':'%2$s','given':['%2$s']}],'telecom':[{'value':'%2$s'}],"
                + "'gender':'female','birthDate':'"
                + (i % KINDS == 4 ? "%2$s" : "1950-06-07")
                + "'"
                + (i % KINDS == 5 ? ",'%2$s':'%2$s'" : "")
                + "}},{'resource':{'resourceType':'Encounter','id':'E%1$s','status':'"
                + (i % KINDS == 6 ? "%2$s" : "in-progress")
                + "','class':{'code':'IMP'},"
                + (i % KINDS == 7 ? SUBJECT.replace("%1$s", "%1$s%2$s") : SUBJECT)
                + ",'participant':[{'individual':{'display':'%2$s'}}],"
                + "'period':{'start':'2026-03-01T08:00:00Z'}}},{'resource':{'resourceType':"
                + "'Observation','id':'O%1$s','status':'final','code':{'coding':[{'system':"
                + "'http://loinc.org','code':'718-7','display':'%2$s'}]},"
                + SUBJECT
                + ",'encounter':{'reference':'Encounter/E%1$s'},'note':[{'text':'%2$s'}],"
                + "'valueQuantity':{'value':"
                + (i % KINDS == 8 ? "'%2$s'" : "10.5")
                + ",'unit':'"
                + (i % KINDS == 9 ? "%2$s" : "g/dL")
                + "'}}},{'resource':{'resourceType':'Practitioner','id':'D%1$s','name':"
                + "[{'text':'%2$s'}]}}]}")
            .formatted(number, name)
            .replace('\'', '"');
    return i % KINDS == 0
        ? whole.substring(0, whole.length() / 2)
        : i % KINDS == 1 ? name : i % KINDS == 2 ? whole.replace("\"Bundle\"", "\"List\"") : whole;
  }

  private static String message(int i, String number, String name) {
    String whole =
        ("MSH|^~\\&|ADT|HOSP|L|H|20260301080000||ADT^A01^ADT_A01|H%1$s|P|2.5\r"
                + "EVN|A01|20260301080000|||%2$s\r"
                + "PID|1||%1$s^^^HOSP^MR||%2$s^%2$s||"
                + (i % KINDS == 4 ? "%2$s" : "19500607")
                + "|F|%2$s||%2$s||%2$s\r"
                + "NK1|1|%2$s\r"
                + "PV1|1|I|W1||||%2$s|||MED|||||||||V%1$s\r"
                + "DG1|1||I50.9^%2$s^I10||"
                + (i % KINDS == 6 ? "%2$s" : "20260301")
                + "|F\r"
                + "OBX|1|NM|718-7^%2$s^LN||%2$s|g/dL|||||F\rNTE|1||%2$s\r")
            .formatted(number, name);
    return switch (i % KINDS) {
      case 0 -> whole.substring(5);
      case 1 -> name;
      case 2 -> whole.replace("ADT^A01^ADT_A01", name);
      case 3 -> whole.replace("PID|1||" + number, "PID|1||" + number + name);
      case 5 -> whole.replace("|V" + number, "|"); // a stay without a number
      default -> whole;
    };
  }

  private static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond());
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros));
  }
}
