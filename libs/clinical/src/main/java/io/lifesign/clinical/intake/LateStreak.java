package io.lifesign.clinical.intake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how many records in a row came late from each of a patient's devices, so that a slow clock
 * cannot silently unmonitor the patient. Mutable; devices without a streak take no place.
 */
public final class LateStreak {

  /**
   * From how many late records in a row a device is said to be late (ours;
   * docs/clinical-decisions.md).
   */
  public static final int ALERT_AT = 10;

  private static final int MAX_DEVICES = 16;

  private final Map<String, Integer> lateInARow = new TreeMap<>();

  /** What a record did to its device's streak. */
  public enum Change {
    NONE,
    BEGAN,
    ENDED
  }

  public Change late(String deviceId) {
    Integer before = lateInARow.get(deviceId);
    if (before == null && lateInARow.size() == MAX_DEVICES) {
      return Change.NONE;
    }
    int now = before == null ? 1 : Math.min(before + 1, ALERT_AT + 1);
    lateInARow.put(deviceId, now);
    return now == ALERT_AT ? Change.BEGAN : Change.NONE;
  }

  public Change onTime(String deviceId) {
    if (lateInARow.isEmpty()) {
      return Change.NONE;
    }
    Integer before = lateInARow.remove(deviceId);
    return before != null && before >= ALERT_AT ? Change.ENDED : Change.NONE;
  }

  public void write(DataOutput out) throws IOException {
    out.writeByte(lateInARow.size());
    for (Map.Entry<String, Integer> device : lateInARow.entrySet()) {
      out.writeUTF(device.getKey());
      out.writeInt(device.getValue());
    }
  }

  public static LateStreak read(DataInput in) throws IOException {
    LateStreak streak = new LateStreak();
    int size = in.readUnsignedByte();
    for (int i = 0; i < size; i++) {
      streak.lateInARow.put(in.readUTF(), in.readInt());
    }
    return streak;
  }
}
