package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.QualityFlag;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remarks that the next scores will carry, at most one of each kind and parameter, and when each
 * was last told at once: a broken sensor is told of now and then and not at every reading. Mutable.
 */
final class Flags {

  private static final int KINDS = 16;

  private final Map<Integer, QualityFlag> waiting = new TreeMap<>();
  private final Map<Integer, Long> toldMicros = new TreeMap<>();

  /**
   * A newer remark of the same kind takes the place of the older; numbers of missing records add
   * up.
   */
  void add(QualityFlag flag) {
    waiting.merge(key(flag), flag, Flags::together);
  }

  private static QualityFlag together(QualityFlag older, QualityFlag newer) {
    return newer.kind() == QualityFlag.Kind.GAP
        ? new QualityFlag(newer.kind(), null, older.value() + newer.value(), newer.source())
        : newer;
  }

  /** Whether nothing of that kind and parameter was news for so long; then it is news now. */
  boolean news(QualityFlag flag, long quietMicros) {
    long at = flag.source().atMicros();
    Long last = toldMicros.get(key(flag));
    if (last != null && at - last < quietMicros) {
      return false;
    }
    toldMicros.put(key(flag), at);
    return true;
  }

  /** What waits, by kind and parameter; from then on nothing does. */
  List<QualityFlag> drain() {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<QualityFlag> flags = new ArrayList<>(waiting.values());
    waiting.clear();
    return flags;
  }

  private static int key(QualityFlag flag) {
    int parameter = flag.parameter() == null ? 0 : 1 + flag.parameter().ordinal();
    return parameter * KINDS + flag.kind().ordinal();
  }

  void write(StateWriter out) throws IOException {
    out.bytes().writeByte(waiting.size());
    for (QualityFlag flag : waiting.values()) {
      writeKey(flag.kind(), flag.parameter(), out.bytes());
      out.bytes().writeDouble(flag.value() == null ? Double.NaN : flag.value());
      out.stamp(flag.source());
    }
    out.bytes().writeByte(toldMicros.size());
    for (Map.Entry<Integer, Long> told : toldMicros.entrySet()) {
      QualityFlag.Kind kind = QualityFlag.Kind.values()[told.getKey() % KINDS];
      int parameter = told.getKey() / KINDS - 1;
      writeKey(kind, parameter < 0 ? null : PatientWatch.PARAMETERS[parameter], out.bytes());
      out.bytes().writeLong(told.getValue());
    }
  }

  void readFrom(StateReader in) throws IOException {
    int flags = in.bytes().readUnsignedByte();
    for (int i = 0; i < flags; i++) {
      QualityFlag key = readKey(in.bytes());
      double value = in.bytes().readDouble();
      add(
          new QualityFlag(
              key.kind(), key.parameter(), Double.isNaN(value) ? null : value, in.stamp()));
    }
    int told = in.bytes().readUnsignedByte();
    for (int i = 0; i < told; i++) {
      toldMicros.put(key(readKey(in.bytes())), in.bytes().readLong());
    }
  }

  private static void writeKey(QualityFlag.Kind kind, Parameter parameter, DataOutput out)
      throws IOException {
    out.writeUTF(kind.name());
    out.writeUTF(parameter == null ? "" : parameter.name());
  }

  private static QualityFlag readKey(DataInput in) throws IOException {
    QualityFlag.Kind kind = QualityFlag.Kind.valueOf(in.readUTF());
    String parameter = in.readUTF();
    return new QualityFlag(
        kind, parameter.isEmpty() ? null : Parameter.valueOf(parameter), null, null);
  }
}
