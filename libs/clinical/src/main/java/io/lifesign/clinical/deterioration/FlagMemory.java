package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.QualityFlag;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * When each kind of remark was last made, so that a broken sensor is remarked on now and then and
 * not at every reading.
 */
final class FlagMemory {

  private static final int NO_PARAMETER = Parameter.COUNT;
  private static final int KIND = 16;

  private final Map<Integer, Long> lastMicros = new TreeMap<>();

  /** Whether a remark is news: none of its kind and parameter within the time before. */
  boolean news(QualityFlag.Kind kind, Parameter parameter, long atMicros, long quietMicros) {
    int key = kind.ordinal() * KIND + (parameter == null ? NO_PARAMETER : parameter.ordinal());
    Long last = lastMicros.get(key);
    if (last != null && atMicros - last < quietMicros) {
      return false;
    }
    lastMicros.put(key, atMicros);
    return true;
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(lastMicros.size());
    for (Map.Entry<Integer, Long> entry : lastMicros.entrySet()) {
      out.writeByte(entry.getKey());
      out.writeLong(entry.getValue());
    }
  }

  void readFrom(DataInput in) throws IOException {
    int size = in.readUnsignedByte();
    for (int i = 0; i < size; i++) {
      lastMicros.put(in.readUnsignedByte(), in.readLong());
    }
  }
}
