package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Looks at each beat that was found once what follows it is known, in up to two leads, and has it
 * classified. Mutable.
 */
final class BeatReader {

  /** No beat is waited for longer: 1.5 s. */
  static final int PATIENCE = 188;

  private static final long NONE = Long.MIN_VALUE;

  private static final BeatClassifier.Origin UNREADABLE = new BeatClassifier.Origin(BeatClass.Q, 0);

  private final BeatClassifier classifier;

  /** What is looked at of the beat before: its complex, moved by two samples. */
  private static final int LAST_FROM = BeatShape.QRS_FROM - 2;

  private static final int LAST_TO = BeatShape.QRS_TO + 2;

  /** More complexes than 4 s can hold. */
  private static final int RECENT = 20;

  private final int slots;
  private final RrHistory rr = new RrHistory();

  /** Intervals between usual beats alone: ectopic beats make no rhythm irregular. */
  private final RrHistory steady = new RrHistory();

  private final ShapeClusters clusters;
  private final BeatFeatures features = new BeatFeatures();
  private BeatShape[] shape;
  private BeatShape[] last;
  private final long[] recentAt = new long[RECENT];
  private final float[][] recentLikeness;
  private int recent;
  private double irregularity;
  private boolean readable = true;
  private boolean lastUsual;
  private boolean lastKnown;
  private long before = NONE;
  private long pending = NONE;

  /** What was read of a beat. */
  interface Read {
    /**
     * @param sample middle of the complex
     * @param rr samples since the beat before, 0 if there was none
     */
    void beat(long sample, int rr, BeatClassifier.Origin origin);
  }

  BeatReader(int slots, BeatClassifier classifier) {
    this.slots = slots;
    this.classifier = classifier;
    clusters = new ShapeClusters(slots);
    shape = shapes(slots);
    last = shapes(slots);
    recentLikeness = new float[slots][RECENT];
    Arrays.fill(recentAt, NONE);
  }

  private static BeatShape[] shapes(int slots) {
    BeatShape[] shapes = new BeatShape[slots];
    for (int i = 0; i < slots; i++) {
      shapes[i] = new BeatShape();
    }
    return shapes;
  }

  /** A beat was found: the one before it can be read. */
  void found(long sample, ShapeRing[] rings, Read out) {
    if (pending != NONE) {
      read((int) (sample - pending), rings, out);
    }
    pending = sample;
  }

  /** Time went on: a beat that waited long enough is read. */
  void time(long samples, ShapeRing[] rings, Read out) {
    if (pending != NONE && samples - pending >= PATIENCE) {
      end(rings, out);
    }
  }

  /** Nothing follows. */
  void end(ShapeRing[] rings, Read out) {
    if (pending != NONE) {
      read(PATIENCE, rings, out);
      pending = NONE;
    }
  }

  /** The rhythm broke off; the patient's usual shape stays known. */
  void gap() {
    rr.clear();
    steady.clear();
    before = NONE;
    pending = NONE;
    irregularity = 0;
    Arrays.fill(recentAt, NONE);
  }

  /** Another lead is looked at. */
  void forgetShapes() {
    clusters.forget();
    lastKnown = false;
  }

  /** How much the last intervals look like atrial fibrillation, 0-1. */
  double irregularity() {
    return irregularity;
  }

  /** Complexes whose middle is at or behind the sample; of the last {@link #RECENT} read ones. */
  int beatsSince(long sample) {
    int n = pending != NONE && pending >= sample ? 1 : 0;
    for (long at : recentAt) {
      n += at >= sample ? 1 : 0;
    }
    return n;
  }

  /** Mean likeness of these with the one before, in the lead where they are more alike; or 0. */
  double likenessSince(long sample) {
    double most = 0;
    for (int slot = 0; slot < slots; slot++) {
      double sum = 0;
      int n = 0;
      for (int i = 0; i < RECENT; i++) {
        if (recentAt[i] >= sample) {
          sum += recentLikeness[slot][i];
          n++;
        }
      }
      most = n == 0 ? most : Math.max(most, sum / n);
    }
    return most;
  }

  /** Whether shapes can be read from here on: not in noise that hides them. */
  void readable(boolean is) {
    readable = is;
  }

  private void read(int post, ShapeRing[] rings, Read out) {
    int interval = before == NONE ? 0 : (int) Math.min(pending - before, Short.MAX_VALUE);
    if (!readable) {
      unreadable(interval, out);
      return;
    }
    for (int slot = 0; slot < slots; slot++) {
      shape[slot].read(rings[slot], pending);
    }
    int usual = clusters.usual();
    int cluster = -1;
    if (usual < 0) {
      cluster = clusters.add(shape);
      usual = cluster;
    }
    if (interval > 0) {
      rr.add(interval);
    }
    int shift = clusters.shift(shape, usual);
    for (int slot = 0; slot < BeatFeatures.SLOTS; slot++) {
      int from = Math.min(slot, slots - 1); // a single lead stands for both
      features.shape(
          slot,
          shape[from],
          clusters.shape(usual, from),
          shift,
          lastKnown ? last[from] : shape[from]);
    }
    if (cluster < 0) {
      cluster = clusters.add(shape);
    }
    boolean isUsual = cluster == clusters.usual();
    if (interval > 0 && isUsual && lastUsual) {
      rr.addUsual(interval);
      steady.add(interval);
    }
    float all = RrEntropy.of(rr);
    float usualOnly = RrEntropy.of(steady);
    irregularity = RrEntropy.irregularity(all, usualOnly);
    features.rhythm(rr, all, usualOnly, Math.min(post, PATIENCE), clusters.share(cluster));
    features.together();
    remember();
    BeatClassifier.Origin origin = classifier.classify(features.values());
    out.beat(pending, interval, origin);
    BeatShape[] spare = last;
    last = shape;
    shape = spare;
    lastKnown = true;
    lastUsual = isUsual;
    before = pending;
  }

  /** Nothing is learned from it, and no time spent. */
  private void unreadable(int interval, Read out) {
    if (interval > 0) {
      rr.add(interval);
    }
    out.beat(pending, interval, UNREADABLE);
    lastKnown = false;
    lastUsual = false;
    before = pending;
  }

  private void remember() {
    recentAt[recent] = pending;
    for (int slot = 0; slot < slots; slot++) {
      recentLikeness[slot][recent] = features.likeBefore(slot);
    }
    recent = (recent + 1) % RECENT;
  }

  void write(DataOutput out) throws IOException {
    rr.write(out);
    steady.write(out);
    clusters.write(out);
    for (BeatShape one : last) {
      for (int i = LAST_FROM; i < LAST_TO; i++) {
        out.writeFloat(one.mv[i]);
      }
    }
    for (int i = 0; i < RECENT; i++) {
      boolean known = recentAt[i] != NONE;
      out.writeBoolean(known);
      if (known) {
        out.writeLong(recentAt[i]);
        for (int slot = 0; slot < slots; slot++) {
          out.writeFloat(recentLikeness[slot][i]);
        }
      }
    }
    out.writeByte(recent);
    out.writeDouble(irregularity);
    out.writeBoolean(readable);
    out.writeBoolean(lastUsual);
    out.writeBoolean(lastKnown);
    out.writeLong(before);
    out.writeLong(pending);
  }

  void restore(DataInput in) throws IOException {
    rr.restore(in);
    steady.restore(in);
    clusters.restore(in);
    for (BeatShape one : last) {
      for (int i = LAST_FROM; i < LAST_TO; i++) {
        one.mv[i] = in.readFloat();
      }
    }
    for (int i = 0; i < RECENT; i++) {
      recentAt[i] = NONE;
      if (in.readBoolean()) {
        recentAt[i] = in.readLong();
        for (int slot = 0; slot < slots; slot++) {
          recentLikeness[slot][i] = in.readFloat();
        }
      }
    }
    recent = in.readByte();
    irregularity = in.readDouble();
    readable = in.readBoolean();
    lastUsual = in.readBoolean();
    lastKnown = in.readBoolean();
    before = in.readLong();
    pending = in.readLong();
  }
}
