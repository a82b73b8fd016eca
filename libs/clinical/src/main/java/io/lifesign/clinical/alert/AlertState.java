package io.lifesign.clinical.alert;

import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link PatientAlerts} as bytes. Enums go by name: a new constant never changes an old state. */
final class AlertState {

  private static final int VERSION = 1;

  private static final int OPEN = 1;
  private static final int PENDING = 2;
  private static final int MUST_END = 4;
  private static final int REFRACTORY = 8;

  private AlertState() {}

  static void write(PatientAlerts s, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(s.patientId);
    writeOptional(s.wardId, out);
    writeOptional(s.bedId, out);
    out.writeLong(s.lastActivityMicros);
    out.writeLong(s.nextDueMicros);
    out.writeShort(s.pauses.size());
    for (AlarmPause pause : s.pauses) {
      out.writeLong(pause.fromMicros());
      out.writeLong(pause.untilMicros());
    }
    out.writeShort(s.courses.size());
    for (Map.Entry<String, Course> course : s.courses.entrySet()) {
      out.writeUTF(course.getKey());
      writeCourse(course.getValue(), out);
    }
  }

  static PatientAlerts read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Alert state of unknown version " + version);
    }
    PatientAlerts s = new PatientAlerts(in.readUTF());
    s.wardId = readOptional(in);
    s.bedId = readOptional(in);
    s.lastActivityMicros = in.readLong();
    s.nextDueMicros = in.readLong();
    int pauses = in.readUnsignedShort();
    List<AlarmPause> read = new ArrayList<>(pauses);
    for (int i = 0; i < pauses; i++) {
      read.add(new AlarmPause(in.readLong(), in.readLong()));
    }
    s.pauses = List.copyOf(read);
    int courses = in.readUnsignedShort();
    for (int i = 0; i < courses; i++) {
      String ruleId = in.readUTF();
      s.courses.put(ruleId, readCourse(in));
    }
    return s;
  }

  private static void writeCourse(Course course, DataOutput out) throws IOException {
    boolean refractory = course.refractoryUntilMicros != Course.NOT_REFRACTORY;
    out.writeByte(
        (course.open == null ? 0 : OPEN)
            | (course.pending == null ? 0 : PENDING)
            | (course.mustEnd ? MUST_END : 0)
            | (refractory ? REFRACTORY : 0));
    out.writeLong(course.lastOnsetMicros);
    if (course.open != null) {
      writeOpen(course.open, out);
    }
    if (course.pending != null) {
      writeFinding(course.pending, out);
      out.writeUTF(course.heldBy.name());
    }
    if (refractory) {
      out.writeLong(course.refractoryUntilMicros);
    }
  }

  private static Course readCourse(DataInput in) throws IOException {
    Course course = new Course();
    int parts = in.readByte();
    course.mustEnd = (parts & MUST_END) != 0;
    course.lastOnsetMicros = in.readLong();
    if ((parts & OPEN) != 0) {
      course.open = readOpen(in);
    }
    if ((parts & PENDING) != 0) {
      course.pending = readFinding(in);
      course.heldBy = Reason.valueOf(in.readUTF());
    }
    if ((parts & REFRACTORY) != 0) {
      course.refractoryUntilMicros = in.readLong();
    }
    return course;
  }

  private static void writeOpen(OpenAlert open, DataOutput out) throws IOException {
    out.writeUTF(open.alertId);
    out.writeInt(open.ruleVersion);
    out.writeBoolean(open.technical);
    writeFinding(open.finding, out);
    out.writeInt(open.revision);
    out.writeBoolean(open.acknowledged);
    out.writeBoolean(open.gone);
    out.writeBoolean(open.stale);
    out.writeLong(open.escalateAtMicros);
  }

  private static OpenAlert readOpen(DataInput in) throws IOException {
    OpenAlert open = new OpenAlert(in.readUTF(), in.readInt(), in.readBoolean(), readFinding(in));
    open.revision = in.readInt();
    open.acknowledged = in.readBoolean();
    open.gone = in.readBoolean();
    open.stale = in.readBoolean();
    open.escalateAtMicros = in.readLong();
    return open;
  }

  private static void writeFinding(Finding finding, DataOutput out) throws IOException {
    out.writeLong(finding.onsetMicros());
    out.writeUTF(finding.priority().name());
    out.writeUTF(finding.sentence());
    out.writeUTF(finding.clears());
    out.writeShort(finding.evidence().size());
    for (Evidence evidence : finding.evidence()) {
      writeEvidence(evidence, out);
    }
  }

  private static Finding readFinding(DataInput in) throws IOException {
    long onsetMicros = in.readLong();
    Priority priority = Priority.valueOf(in.readUTF());
    String sentence = in.readUTF();
    String clears = in.readUTF();
    int size = in.readUnsignedShort();
    List<Evidence> evidence = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      evidence.add(readEvidence(in));
    }
    return new Finding(onsetMicros, priority, List.copyOf(evidence), sentence, clears);
  }

  private static void writeEvidence(Evidence evidence, DataOutput out) throws IOException {
    out.writeUTF(evidence.name());
    out.writeDouble(evidence.value());
    out.writeUTF(evidence.unit());
    out.writeBoolean(evidence.points() != null);
    if (evidence.points() != null) {
      out.writeInt(evidence.points());
    }
    writeOptional(evidence.bound(), out);
    out.writeDouble(evidence.ageSeconds());
    DeviceStamp source = evidence.source();
    out.writeBoolean(source != null);
    if (source != null) {
      out.writeUTF(source.deviceId());
      writeOptional(source.bootId(), out);
      out.writeLong(source.sequence());
      out.writeLong(source.atMicros());
    }
  }

  private static Evidence readEvidence(DataInput in) throws IOException {
    String name = in.readUTF();
    double value = in.readDouble();
    String unit = in.readUTF();
    Integer points = in.readBoolean() ? in.readInt() : null;
    String bound = readOptional(in);
    double ageSeconds = in.readDouble();
    DeviceStamp source =
        in.readBoolean()
            ? new DeviceStamp(in.readUTF(), readOptional(in), in.readLong(), in.readLong())
            : null;
    return new Evidence(name, value, unit, points, bound, ageSeconds, source);
  }

  private static void writeOptional(String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static String readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
