package io.lifesign.clinical.readmission;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** NEWS2 of a patient over the last day, in the order of time. Mutable. */
final class VitalsTrail {

  static final long DAY_MICROS = StayAssembler.DAY_MICROS;

  /** Scores come on change and every 15 minutes: a restless day has more, its begin is let go. */
  private static final int MOST = 256;

  private static final Comparator<VitalsMark> ORDER =
      Comparator.comparingLong(VitalsMark::atMicros)
          .thenComparingInt(VitalsMark::news2)
          .thenComparing(VitalsMark::complete);

  private final List<VitalsMark> marks = new ArrayList<>();

  /** A repeat changes nothing, and what comes behind others is put where it belongs. */
  void add(VitalsMark mark) {
    int at = marks.size();
    while (at > 0 && ORDER.compare(mark, marks.get(at - 1)) < 0) {
      at--;
    }
    if (at > 0 && marks.get(at - 1).equals(mark)) {
      return;
    }
    marks.add(at, mark);
    while (marks.size() > MOST || marks.get(0).atMicros() < lastMicros() - DAY_MICROS) {
      marks.remove(0);
    }
  }

  /** The last between two instants, both included, or null. */
  VitalsMark last(long fromMicros, long untilMicros) {
    VitalsMark last = null;
    for (VitalsMark mark : marks) {
      if (mark.atMicros() >= fromMicros && mark.atMicros() <= untilMicros) {
        last = mark;
      }
    }
    return last;
  }

  /** The highest of the day before an instant, from another on, or null; of equal ones the last. */
  VitalsMark highest(long fromMicros, long untilMicros) {
    VitalsMark highest = null;
    for (VitalsMark mark : marks) {
      boolean counts =
          mark.atMicros() >= Math.max(fromMicros, untilMicros - DAY_MICROS)
              && mark.atMicros() <= untilMicros;
      if (counts && (highest == null || mark.news2() >= highest.news2())) {
        highest = mark;
      }
    }
    return highest;
  }

  boolean empty() {
    return marks.isEmpty();
  }

  long lastMicros() {
    return marks.get(marks.size() - 1).atMicros();
  }

  void write(DataOutput out) throws IOException {
    out.writeShort(marks.size());
    for (VitalsMark mark : marks) {
      write(mark, out);
    }
  }

  static VitalsTrail read(DataInput in) throws IOException {
    VitalsTrail trail = new VitalsTrail();
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      trail.marks.add(readMark(in));
    }
    return trail;
  }

  static void write(VitalsMark mark, DataOutput out) throws IOException {
    out.writeLong(mark.atMicros());
    out.writeByte(mark.news2());
    out.writeBoolean(mark.complete());
  }

  static VitalsMark readMark(DataInput in) throws IOException {
    return new VitalsMark(in.readLong(), in.readByte(), in.readBoolean());
  }
}
