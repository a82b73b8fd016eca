package io.lifesign.lake.erase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.iceberg.io.InputFile;

/**
 * The second witness: the bytes of a file as they lie there. It sees what is not compressed, such
 * as the statistics in the footer of a data file, and needs nobody's reader to do so.
 */
final class RawBytes {

  /** Shorter identifiers turn up in compressed bytes by chance. */
  private static final int SHORTEST = 4;

  private static final int CHUNK = 1 << 20;

  /** What may stand before the identifier and behind it, and decides whether it is one. */
  private static final int MARGIN = 8;

  private RawBytes() {}

  static boolean hold(Mention mention, InputFile file) {
    try (InputStream stream = file.newStream()) {
      return hold(mention, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean hold(Mention mention, InputStream stream) throws IOException {
    if (mention.length() < SHORTEST) {
      return false;
    }
    int overlap = mention.length() + 2 * MARGIN;
    byte[] bytes = new byte[CHUNK + overlap];
    int kept = 0;
    int read;
    while ((read = stream.readNBytes(bytes, kept, CHUNK)) > 0) {
      int length = kept + read;
      if (mention.in(bytes, length)) {
        return true;
      }
      kept = Math.min(overlap, length);
      System.arraycopy(bytes, length - kept, bytes, 0, kept);
    }
    return false;
  }
}
