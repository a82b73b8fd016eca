package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The few shapes that a patient's beats have had lately, as running means; the one that most beats
 * have had is the patient's usual beat. Mutable.
 */
final class ShapeClusters {

  static final int CLUSTERS = 3;

  /** Correlation of the complexes at which a beat belongs to a cluster. */
  private static final float SAME = 0.9f;

  private static final float SMALLEST_RATIO = 0.6f;
  private static final int SHIFT = 3;
  private static final float SLOWEST_GAIN = 1f / 16;

  /** A cluster this part as frequent as the most frequent one can be the usual one. */
  private static final float MANY = 0.25f;

  private static final float MEMORY = 0.998f;

  private final int slots;
  private final BeatShape[][] shape;
  private final float[] beats = new float[CLUSTERS];
  private final float[] spread = new float[CLUSTERS];
  private final float[] height = new float[CLUSTERS];
  private float total;
  private float likeness;

  ShapeClusters(int slots) {
    this.slots = slots;
    shape = new BeatShape[CLUSTERS][slots];
    for (BeatShape[] cluster : shape) {
      for (int slot = 0; slot < slots; slot++) {
        cluster[slot] = new BeatShape();
      }
    }
  }

  /**
   * The cluster of the patient's usual beat: of those that many beats have, the one with the
   * narrowest complex, since ectopic beats can outnumber the others for a while but are wider. -1
   * before the first beat.
   */
  int usual() {
    float most = 0;
    for (float count : beats) {
      most = Math.max(most, count);
    }
    int usual = -1;
    float narrowest = Float.MAX_VALUE;
    for (int i = 0; i < CLUSTERS; i++) {
      if (beats[i] > 0 && beats[i] >= MANY * most && spread[i] < narrowest) {
        narrowest = spread[i];
        usual = i;
      }
    }
    return usual;
  }

  private void measure(int cluster) {
    spread[cluster] = 0;
    for (int slot = 0; slot < slots; slot++) {
      spread[cluster] += shape[cluster][slot].spread();
    }
    height[cluster] = height(shape[cluster]);
  }

  private static float height(BeatShape[] beat) {
    float sum = 0;
    for (BeatShape one : beat) {
      sum += one.height();
    }
    return sum;
  }

  BeatShape shape(int cluster, int slot) {
    return shape[cluster][slot];
  }

  /** Part of the recent beats that are in the cluster, 0-1. */
  float share(int cluster) {
    return total > 0 ? beats[cluster] / total : 0;
  }

  /** By how many samples the beat must move to lie best on the cluster, found uphill from 0. */
  int shift(BeatShape[] beat, int cluster) {
    float here = correlation(beat, cluster, 0);
    float right = correlation(beat, cluster, 1);
    int step = right > here ? 1 : -1;
    float next = step > 0 ? right : correlation(beat, cluster, -1);
    int shift = 0;
    while (next > here && Math.abs(shift) < SHIFT) {
      shift += step;
      here = next;
      next = Math.abs(shift) < SHIFT ? correlation(beat, cluster, shift + step) : -2;
    }
    likeness = here;
    return shift;
  }

  private float correlation(BeatShape[] beat, int cluster, int shift) {
    float sum = 0;
    for (int slot = 0; slot < slots; slot++) {
      sum +=
          BeatShape.correlation(
              beat[slot].mv, shape[cluster][slot].mv, BeatShape.QRS_FROM, BeatShape.QRS_TO, shift);
    }
    return sum / slots;
  }

  /**
   * Puts the beat into the cluster that it is like, or makes one of it in the place of the rarest.
   *
   * @return the cluster
   */
  int add(BeatShape[] beat) {
    float beatHeight = height(beat);
    int best = -1;
    int bestShift = 0;
    float most = SAME;
    for (int i = 0; i < CLUSTERS; i++) {
      if (beats[i] > 0 && sameHeight(beatHeight, i)) {
        int shift = shift(beat, i);
        if (likeness > most) {
          most = likeness;
          best = i;
          bestShift = shift;
        }
      }
    }
    total = 0;
    for (int i = 0; i < CLUSTERS; i++) {
      beats[i] *= MEMORY;
      total += beats[i];
    }
    if (best < 0) {
      best = rarest();
      total += 1 - beats[best];
      beats[best] = 1;
      for (int slot = 0; slot < slots; slot++) {
        System.arraycopy(beat[slot].mv, 0, shape[best][slot].mv, 0, BeatShape.LENGTH);
      }
      measure(best);
      return best;
    }
    beats[best]++;
    total++;
    float gain = Math.max(SLOWEST_GAIN, 1 / beats[best]);
    for (int slot = 0; slot < slots; slot++) {
      float[] mean = shape[best][slot].mv;
      float[] mv = beat[slot].mv;
      for (int i = Math.max(0, -bestShift);
          i < Math.min(mean.length, mean.length - bestShift);
          i++) {
        mean[i] += gain * (mv[i + bestShift] - mean[i]);
      }
    }
    measure(best);
    return best;
  }

  private boolean sameHeight(float beatHeight, int cluster) {
    return Math.min(beatHeight, height[cluster])
        >= SMALLEST_RATIO * Math.max(beatHeight, height[cluster]);
  }

  private int rarest() {
    int rarest = 0;
    for (int i = 1; i < CLUSTERS; i++) {
      if (beats[i] < beats[rarest]) {
        rarest = i;
      }
    }
    return rarest;
  }

  /** Another lead is looked at in that slot: what was known of it is of no use. */
  void forget() {
    Arrays.fill(beats, 0);
    total = 0;
  }

  void write(DataOutput out) throws IOException {
    for (int i = 0; i < CLUSTERS; i++) {
      out.writeFloat(beats[i]);
      for (int slot = 0; beats[i] > 0 && slot < slots; slot++) {
        for (float value : shape[i][slot].mv) {
          out.writeFloat(value);
        }
      }
    }
    out.writeFloat(total);
  }

  void restore(DataInput in) throws IOException {
    for (int i = 0; i < CLUSTERS; i++) {
      beats[i] = in.readFloat();
      for (int slot = 0; beats[i] > 0 && slot < slots; slot++) {
        for (int j = 0; j < BeatShape.LENGTH; j++) {
          shape[i][slot].mv[j] = in.readFloat();
        }
      }
    }
    for (int i = 0; i < CLUSTERS; i++) {
      measure(i);
    }
    total = in.readFloat();
  }
}
