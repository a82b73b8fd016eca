package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The up to two leads whose shape is kept, and which of more leads they are. Mutable. */
final class CloseLook {

  private static final int SLOTS = 2;

  private final ShapeRing[] rings;
  private final int[] leadOf;

  CloseLook(int leads) {
    rings = new ShapeRing[slots(leads)];
    leadOf = new int[rings.length];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = new ShapeRing();
      leadOf[i] = i;
    }
  }

  /** How many of so many leads are looked at closely. */
  static int slots(int leads) {
    return Math.min(SLOTS, leads);
  }

  ShapeRing[] rings() {
    return rings;
  }

  /**
   * @param mv by lead
   */
  void accept(float[][] mv, int from, int length) {
    for (int slot = 0; slot < rings.length; slot++) {
      rings[slot].accept(mv[leadOf[slot]], from, length);
    }
  }

  /** Which of the leads looked at are at least that good. */
  boolean[] good(double[] quality, double least) {
    boolean[] good = new boolean[rings.length];
    for (int slot = 0; slot < rings.length; slot++) {
      good[slot] = quality[leadOf[slot]] >= least;
    }
    return good;
  }

  /**
   * Of more leads than are looked at, one that went bad gives way to a good one.
   *
   * @return whether one did
   */
  boolean reselect(double[] quality, double least) {
    boolean changed = false;
    for (int slot = 0; slot < rings.length; slot++) {
      int better = quality[leadOf[slot]] >= least ? -1 : better(quality, 2 * least);
      if (better >= 0) {
        leadOf[slot] = better;
        rings[slot].restart();
        changed = true;
      }
    }
    return changed;
  }

  private int better(double[] quality, double than) {
    for (int lead = 0; lead < quality.length; lead++) {
      if (quality[lead] > than && !lookedAt(lead)) {
        return lead;
      }
    }
    return -1;
  }

  private boolean lookedAt(int lead) {
    for (int one : leadOf) {
      if (one == lead) {
        return true;
      }
    }
    return false;
  }

  void write(DataOutput out) throws IOException {
    for (int i = 0; i < rings.length; i++) {
      out.writeByte(leadOf[i]);
      rings[i].write(out);
    }
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < rings.length; i++) {
      leadOf[i] = in.readByte();
      rings[i].restore(in);
    }
  }
}
