package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.ecg.BeatClass;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The beats since the signal last began, as runs of equal ones. Mutable, of fixed size. */
final class BeatRun {

  /** As many beats as extreme tachycardia needs. */
  static final int BEATS = 17;

  private static final int NORMAL_INTERVALS = 8;
  private static final int FEWEST_NORMAL_INTERVALS = 3;
  private static final BeatClass[] CLASSES = BeatClass.values();

  final BeatWindow beats = new BeatWindow(BEATS);
  final BeatWindow normalIntervals = new BeatWindow(NORMAL_INTERVALS);
  BeatClass beatClass;
  int length;
  int normalsBefore;
  long firstMicros;

  /** Time since the beat before, us; 0 if none is known. */
  long rrMicros;

  void clear() {
    beats.clear();
    normalIntervals.clear();
    beatClass = null;
    length = 0;
    normalsBefore = 0;
    rrMicros = 0;
  }

  void add(BeatClass next, long atMicros) {
    rrMicros = beats.size() == 0 ? 0 : atMicros - beats.back(0);
    beats.add(atMicros);
    if (next == beatClass) {
      length++;
    } else {
      normalsBefore = beatClass == BeatClass.N ? length : 0;
      beatClass = next;
      length = 1;
      firstMicros = atMicros;
    }
  }

  /** Once the last beat's timing is judged, its interval counts if it lies between normal beats. */
  void remember() {
    if (beatClass == BeatClass.N && length > 1) {
      normalIntervals.add(rrMicros);
    }
  }

  RhythmStep.Timing timing(double rateBelow) {
    int count = normalIntervals.size();
    if (rrMicros == 0 || count < FEWEST_NORMAL_INTERVALS) {
      return RhythmStep.Timing.USUAL;
    }
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += normalIntervals.back(i);
    }
    if (3 * rrMicros * count < sum && BeatWindow.rate(count, sum) < rateBelow) {
      return RhythmStep.Timing.EARLY;
    }
    return 4 * rrMicros * count >= 5 * sum ? RhythmStep.Timing.LATE : RhythmStep.Timing.USUAL;
  }

  /** Up to four times between beats of the run. */
  int intervals() {
    return Math.min(length - 1, 4);
  }

  double rate() {
    return length < 2 ? 0 : beats.rate(intervals());
  }

  double runRate() {
    return length < 2 ? 0 : BeatWindow.rate(length - 1, beats.back(0) - firstMicros);
  }

  void write(DataOutput out) throws IOException {
    beats.write(out);
    normalIntervals.write(out);
    out.writeByte(beatClass == null ? -1 : beatClass.ordinal());
    out.writeInt(length);
    out.writeInt(normalsBefore);
    out.writeLong(firstMicros);
    out.writeLong(rrMicros);
  }

  void readFrom(DataInput in) throws IOException {
    beats.readFrom(in);
    normalIntervals.readFrom(in);
    int ordinal = in.readByte();
    beatClass = ordinal < 0 ? null : CLASSES[ordinal];
    length = in.readInt();
    normalsBefore = in.readInt();
    firstMicros = in.readLong();
    rrMicros = in.readLong();
  }
}
