package io.lifesign.replay;

import io.lifesign.schemas.AckKind;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.VitalSigns;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** What a Kafka record of a dataset holds. */
public sealed interface Payload {

  /** Event time, us; empty where the payload is not meant to be readable. */
  OptionalLong eventMicros();

  Payload shiftedBy(long micros);

  /** A payload that becomes an Avro record in the Confluent wire format. */
  sealed interface Readable extends Payload {
    SpecificRecord avro();
  }

  /** A record of a vital-signs device. */
  record Vitals(VitalSigns avro) implements Readable {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(Micros.of(avro.getEventTime()));
    }

    @Override
    public Vitals shiftedBy(long micros) {
      return new Vitals(Shift.of(avro, micros));
    }
  }

  /** About a second of waveform. */
  record Ecg(EcgChunk avro) implements Readable {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(Micros.of(avro.getEventTime()));
    }

    @Override
    public Ecg shiftedBy(long micros) {
      return new Ecg(Shift.of(avro, micros));
    }
  }

  /** A version of a care profile. */
  record Profile(CareProfile avro) implements Readable {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(Micros.of(avro.getRecordedAt()));
    }

    @Override
    public Profile shiftedBy(long micros) {
      return new Profile(Shift.of(avro, micros));
    }
  }

  /** A message of the EHR, a FHIR bundle or HL7 v2. */
  record Ehr(EhrMessage avro) implements Readable {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(Micros.of(avro.getEventTime()));
    }

    @Override
    public Ehr shiftedBy(long micros) {
      return new Ehr(Shift.of(avro, micros));
    }
  }

  /** What staff say to an alert, which is named by what it is made of, so that it can move. */
  record Acknowledgement(
      String patientId, String ruleId, long onsetMicros, long atMicros, AckKind kind, String role)
      implements Readable {

    @Override
    public AlertAck avro() {
      return new AlertAck(patientId, alertId(), Micros.instant(atMicros), kind, role);
    }

    /** The name-based UUID that the alert's life cycle gives it. */
    public String alertId() {
      String name = ruleId + "|" + patientId + "|" + onsetMicros;
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(atMicros);
    }

    @Override
    public Acknowledgement shiftedBy(long micros) {
      return new Acknowledgement(
          patientId, ruleId, onsetMicros + micros, atMicros + micros, kind, role);
    }
  }

  /**
   * The same of an alert of which nothing else is known: moved in time, it still names that one.
   */
  record Word(AlertAck avro) implements Readable {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(Micros.of(avro.getEventTime()));
    }

    @Override
    public Word shiftedBy(long micros) {
      return new Word(
          AlertAck.newBuilder(avro)
              .setEventTime(Micros.instant(eventMicros().getAsLong() + micros))
              .build());
    }
  }

  /**
   * A tick for the one partition in which the key lies: how far the partition had come when it was
   * recorded, so that the next record is judged as it was then.
   */
  record Clock(long atMicros) implements Payload {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.of(atMicros);
    }

    @Override
    public Clock shiftedBy(long micros) {
      return new Clock(atMicros + micros);
    }
  }

  /** An Avro body as it stands, behind the header of the topic's own schema: a truncated record. */
  record Body(byte[] bytes) implements Payload {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.empty();
    }

    @Override
    public Body shiftedBy(long micros) {
      return this;
    }
  }

  /** The whole Kafka value as it stands: garbage. */
  record Bytes(byte[] bytes) implements Payload {
    @Override
    public OptionalLong eventMicros() {
      return OptionalLong.empty();
    }

    @Override
    public Bytes shiftedBy(long micros) {
      return this;
    }
  }
}
