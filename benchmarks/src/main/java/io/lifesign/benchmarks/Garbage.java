package io.lifesign.benchmarks;

import io.lifesign.streaming.WireFormat;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What may become of a good record on its way. */
enum Garbage {
  /** One to three bits flipped in what stands behind the header: some of these stay readable. */
  FLIPPED,
  TRUNCATED,
  WRONG_MAGIC,
  /** One of twenty ids, as of a device whose schemas are in another registry. */
  UNKNOWN_ID,
  /** Four bytes of chance for an id: each is a question that the registry has not heard before. */
  STRAY_ID,
  /** The first text claims two gigabytes. */
  HUGE_LENGTH,
  /** A record within a record, many times over, where a record was. */
  NESTED;

  private static final int UNKNOWN_IDS = 20;
  private static final int FIRST_UNKNOWN_ID = 1_000_000;
  private static final byte[] TWO_GIGABYTES = {-2, -1, -1, -1, 15};
  private static final int DEPTH = 2_000;

  /** Whether nothing of it can be used. */
  boolean hopeless() {
    return this != FLIPPED;
  }

  byte[] of(byte[] good, SplittableRandom random) {
    byte[] bad = good.clone();
    int header = WireFormat.HEADER_BYTES;
    switch (this) {
      case FLIPPED -> {
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
          bad[random.nextInt(header, bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bad;
      }
      case TRUNCATED -> {
        return Arrays.copyOf(bad, random.nextInt(bad.length));
      }
      case WRONG_MAGIC -> {
        bad[0] = (byte) random.nextInt(1, 256);
        return bad;
      }
      case UNKNOWN_ID -> {
        ByteBuffer.wrap(bad).putInt(1, FIRST_UNKNOWN_ID + random.nextInt(UNKNOWN_IDS));
        return bad;
      }
      case STRAY_ID -> {
        ByteBuffer.wrap(bad).putInt(1, FIRST_UNKNOWN_ID + random.nextInt() / 2);
        return bad;
      }
      case HUGE_LENGTH -> {
        System.arraycopy(TWO_GIGABYTES, 0, bad, header, TWO_GIGABYTES.length);
        return bad;
      }
      case NESTED -> {
        ByteBuffer nested = ByteBuffer.allocate(header + DEPTH);
        nested.put(bad, 0, header);
        while (nested.hasRemaining()) {
          nested.put((byte) 2); // a text or list of one, and so on within it
        }
        return nested.array();
      }
    }
    throw new IllegalStateException(name());
  }
}
