package io.lifesign.clinical.readmission;

import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrFact.Encounter;
import io.lifesign.clinical.readmission.EhrFact.Lab;
import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EhrFact.Procedure;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A fact as bytes, behind a version byte and one for its kind; enums go by name. */
public final class EhrFactCodec {

  private static final int VERSION = 1;
  private static final int PERSON = 1;
  private static final int ENCOUNTER = 2;
  private static final int DIAGNOSIS = 3;
  private static final int PROCEDURE = 4;
  private static final int LAB = 5;

  private EhrFactCodec() {}

  public static void write(EhrFact fact, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    if (fact instanceof Person person) {
      start(PERSON, fact, out);
      Optionals.writeLong(person.birthDay(), out);
      out.writeUTF(person.sex().name());
      Optionals.writeLong(person.deceasedMicros(), out);
    } else if (fact instanceof Encounter encounter) {
      start(ENCOUNTER, fact, out);
      writeEncounter(encounter, out);
    } else if (fact instanceof Diagnosis diagnosis) {
      start(DIAGNOSIS, fact, out);
      Optionals.writeText(diagnosis.encounterId(), out);
      writeCode(diagnosis.code(), out);
      out.writeInt(diagnosis.rank());
      Optionals.writeLong(diagnosis.recordedMicros(), out);
    } else if (fact instanceof Procedure procedure) {
      start(PROCEDURE, fact, out);
      Optionals.writeText(procedure.encounterId(), out);
      writeCode(procedure.code(), out);
      Optionals.writeLong(procedure.performedMicros(), out);
    } else if (fact instanceof Lab lab) {
      start(LAB, fact, out);
      Optionals.writeText(lab.encounterId(), out);
      writeCode(lab.code(), out);
      out.writeDouble(lab.value());
      Optionals.writeText(lab.unit(), out);
      Optionals.writeLong(lab.observedMicros(), out);
    }
  }

  /**
   * @throws IOException if a newer version wrote it
   */
  public static EhrFact read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("EHR fact of version " + version + " is newer than this code");
    }
    int kind = in.readByte();
    String id = Optionals.readText(in);
    EhrVersion of = new EhrVersion(in.readLong(), Optionals.readText(in));
    boolean retracted = in.readBoolean();
    return switch (kind) {
      case PERSON ->
          new Person(
              id, of, Optionals.readLong(in), Sex.valueOf(in.readUTF()), Optionals.readLong(in));
      case ENCOUNTER -> readEncounter(id, of, retracted, in);
      case DIAGNOSIS ->
          new Diagnosis(
              id,
              of,
              retracted,
              Optionals.readText(in),
              readCode(in),
              in.readInt(),
              Optionals.readLong(in));
      case PROCEDURE ->
          new Procedure(
              id, of, retracted, Optionals.readText(in), readCode(in), Optionals.readLong(in));
      case LAB ->
          new Lab(
              id,
              of,
              retracted,
              Optionals.readText(in),
              readCode(in),
              in.readDouble(),
              Optionals.readText(in),
              Optionals.readLong(in));
      default -> throw new IOException("EHR fact of kind " + kind + " is not known to this code");
    };
  }

  private static void start(int kind, EhrFact fact, DataOutput out) throws IOException {
    out.writeByte(kind);
    Optionals.writeText(fact.id(), out);
    out.writeLong(fact.version().atMicros());
    Optionals.writeText(fact.version().messageId(), out);
    out.writeBoolean(fact.retracted());
  }

  private static void writeEncounter(Encounter encounter, DataOutput out) throws IOException {
    Optionals.writeText(encounter.visitNumber(), out);
    out.writeUTF(encounter.kind().name());
    Optionals.writeLong(encounter.admittedMicros(), out);
    Optionals.writeLong(encounter.dischargedMicros(), out);
    out.writeBoolean(encounter.dischargeTakenBack());
    out.writeUTF(encounter.urgency().name());
    out.writeUTF(encounter.source().name());
    out.writeUTF(encounter.disposition().name());
    Optionals.writeText(encounter.specialty(), out);
  }

  private static Encounter readEncounter(
      String id, EhrVersion version, boolean retracted, DataInput in) throws IOException {
    return new Encounter(
        id,
        version,
        retracted,
        Optionals.readText(in),
        EncounterKind.valueOf(in.readUTF()),
        Optionals.readLong(in),
        Optionals.readLong(in),
        in.readBoolean(),
        Urgency.valueOf(in.readUTF()),
        AdmissionSource.valueOf(in.readUTF()),
        Disposition.valueOf(in.readUTF()),
        Optionals.readText(in));
  }

  private static void writeCode(Code code, DataOutput out) throws IOException {
    out.writeBoolean(code != null);
    if (code != null) {
      out.writeUTF(code.system().name());
      Optionals.writeText(code.value(), out);
    }
  }

  private static Code readCode(DataInput in) throws IOException {
    return in.readBoolean()
        ? new Code(CodeSystem.valueOf(in.readUTF()), Optionals.readText(in))
        : null;
  }

  /** What may be absent; texts of any length, for {@code writeUTF} refuses those beyond 64 KiB. */
  private static final class Optionals {

    /** Three bytes a character at most. */
    private static final int PIECE_CHARS = 65_535 / 3;

    static void writeLong(Long value, DataOutput out) throws IOException {
      out.writeBoolean(value != null);
      if (value != null) {
        out.writeLong(value);
      }
    }

    static Long readLong(DataInput in) throws IOException {
      return in.readBoolean() ? in.readLong() : null;
    }

    static void writeText(String value, DataOutput out) throws IOException {
      if (value == null) {
        out.writeShort(0);
        return;
      }
      int pieces = Math.max(1, (value.length() + PIECE_CHARS - 1) / PIECE_CHARS);
      out.writeShort(pieces);
      for (int piece = 0; piece < pieces; piece++) {
        int from = piece * PIECE_CHARS;
        out.writeUTF(value.substring(from, Math.min(value.length(), from + PIECE_CHARS)));
      }
    }

    static String readText(DataInput in) throws IOException {
      int pieces = in.readUnsignedShort();
      if (pieces == 0) {
        return null;
      }
      StringBuilder text = new StringBuilder();
      for (int piece = 0; piece < pieces; piece++) {
        text.append(in.readUTF());
      }
      return text.toString();
    }
  }
}
