package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.QualityFlag;
import java.io.IOException;
import java.util.Arrays;

/**
 * The last record of each of a patient's devices, for telling gaps, reboots and sequences that
 * fell. Of more than {@link #CAPACITY} devices the one longest silent is forgotten. Mutable and
 * array-based: every reading meets it.
 */
final class DeviceRuns {

  static final int CAPACITY = 8;

  private DeviceStamp[] last = new DeviceStamp[1];
  private int size;

  /**
   * What a record, in the order of event time, says of its device's run; null where nothing is
   * amiss.
   */
  QualityFlag follow(DeviceStamp stamp) {
    int index = indexOf(stamp.deviceId());
    if (index < 0) {
      remember(stamp);
      return null;
    }
    DeviceStamp before = last[index];
    last[index] = stamp;
    if (!before.bootId().equals(stamp.bootId())) {
      return new QualityFlag(QualityFlag.Kind.REBOOT, null, null, stamp);
    }
    long missing = stamp.sequence() - before.sequence() - 1;
    if (missing == 0) {
      return null;
    }
    return missing > 0
        ? new QualityFlag(QualityFlag.Kind.GAP, null, (double) missing, stamp)
        : new QualityFlag(QualityFlag.Kind.SEQUENCE_RESTART, null, null, stamp);
  }

  private int indexOf(String deviceId) {
    for (int i = 0; i < size; i++) {
      if (last[i].deviceId().equals(deviceId)) {
        return i;
      }
    }
    return -1;
  }

  private void remember(DeviceStamp stamp) {
    if (size < CAPACITY) {
      if (size == last.length) {
        last = Arrays.copyOf(last, Math.min(CAPACITY, 2 * size));
      }
      last[size++] = stamp;
      return;
    }
    int oldest = 0;
    for (int i = 1; i < size; i++) {
      if (last[i].atMicros() < last[oldest].atMicros()) {
        oldest = i;
      }
    }
    last[oldest] = stamp;
  }

  void write(StateWriter out) throws IOException {
    out.bytes().writeByte(size);
    for (int i = 0; i < size; i++) {
      out.stamp(last[i]);
    }
  }

  void readFrom(StateReader in) throws IOException {
    int count = in.bytes().readUnsignedByte();
    last = new DeviceStamp[Math.max(1, count)];
    size = count;
    for (int i = 0; i < count; i++) {
      last[i] = in.stamp();
    }
  }
}
