package io.lifesign.lake.erase;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One patient's identifier, and whether a value speaks of it. {@code p-1} is not spoken of by
 * {@code p-10}: in text the identifier stands by itself, in bytes it stands by itself or behind its
 * own length, as Avro, Parquet and Thrift write it.
 */
final class Mention {

  /** What stands in another patient's row where this one was spoken of. */
  static final String INSTEAD = "erased";

  /** Iceberg cuts the bounds of a text to so many characters. */
  private static final int BOUND_LENGTH = 16;

  private final String id;
  private final byte[] bytes;
  private final Pattern alone;

  /**
   * @param id of the patient
   */
  Mention(String id) {
    this.id = id;
    this.bytes = id.getBytes(StandardCharsets.UTF_8);
    this.alone =
        Pattern.compile(
            "(?<![\\p{Alnum}_-])" + Pattern.quote(id) + "(?![\\p{Alnum}_-]|\\.[\\p{Alnum}])");
  }

  boolean is(Object value) {
    return value instanceof CharSequence text && id.contentEquals(text);
  }

  boolean in(CharSequence text) {
    // the pattern is slow, and hardly any text holds the identifier at all
    return text.toString().contains(id) && alone.matcher(text).find();
  }

  String without(CharSequence text) {
    return alone.matcher(text).replaceAll(INSTEAD);
  }

  /** Whether bytes hold the identifier; their position is left as it is. */
  boolean in(ByteBuffer value) {
    byte[] copy = new byte[value.remaining()];
    value.duplicate().get(copy);
    return in(copy, copy.length);
  }

  /** Whether the first bytes of an array hold the identifier. */
  boolean in(byte[] value, int length) {
    for (int at = 0; at + bytes.length <= length; at++) {
      if (value[at] == bytes[0]
          && Arrays.equals(value, at, at + bytes.length, bytes, 0, bytes.length)
          && (alone(value, at, length) || behindItsLength(value, at))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a bound of a column may be this identifier, cut short. */
  boolean mayBeBound(ByteBuffer bound) {
    if (id.length() <= BOUND_LENGTH) {
      return false; // it is not cut, and found as it is
    }
    String text = StandardCharsets.UTF_8.decode(bound.duplicate()).toString();
    String start = id.substring(0, BOUND_LENGTH - 1);
    char last = id.charAt(BOUND_LENGTH - 1);
    return text.equals(start + last) || text.equals(start + (char) (last + 1));
  }

  int length() {
    return bytes.length;
  }

  private boolean alone(byte[] value, int at, int length) {
    int end = at + bytes.length;
    boolean before = at == 0 || !joins(value[at - 1]);
    boolean after =
        end == length
            || !(joins(value[end])
                || (value[end] == '.' && end + 1 < length && letterOrDigit(value[end + 1])));
    return before && after;
  }

  private boolean behindItsLength(byte[] value, int at) {
    int size = bytes.length;
    return endsAt(value, at, varint(2 * size))
        || endsAt(value, at, varint(size))
        || endsAt(value, at, new byte[] {(byte) size, (byte) (size >> 8), 0, 0});
  }

  private static boolean endsAt(byte[] value, int at, byte[] prefix) {
    return at >= prefix.length
        && Arrays.equals(value, at - prefix.length, at, prefix, 0, prefix.length);
  }

  private static byte[] varint(int number) {
    return number < 128
        ? new byte[] {(byte) number}
        : new byte[] {(byte) (number | 128), (byte) (number >> 7)};
  }

  private static boolean joins(byte letter) {
    return letterOrDigit(letter) || letter == '_' || letter == '-';
  }

  private static boolean letterOrDigit(byte letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= 'a' && letter <= 'z');
  }
}
