package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetterReason;
import java.util.Arrays;
import java.util.Objects;

/**
 * A record that cannot be used, and why.
 *
 * @param detail which field, which id; never a patient identifier
 * @param path where in the message, if only that part could not be used, else null
 * @param key capped at {@link #KEY_CAP} bytes, or null
 * @param value capped at {@link #VALUE_CAP} bytes, or null
 * @param valueLength full length of the value, bytes
 */
public record DeadRecord(
    Position position,
    DeadLetterReason reason,
    String detail,
    String path,
    byte[] key,
    byte[] value,
    int valueLength) {

  public static final int KEY_CAP = 1 << 10;
  public static final int VALUE_CAP = 1 << 16;

  public static DeadRecord of(
      Position position, DeadLetterReason reason, String detail, byte[] key, byte[] value) {
    return new DeadRecord(
        position,
        reason,
        detail,
        null,
        capped(key, KEY_CAP),
        capped(value, VALUE_CAP),
        value == null ? 0 : value.length);
  }

  /** The same said of a part of the message. */
  public DeadRecord at(String where) {
    return new DeadRecord(position, reason, detail, where, key, value, valueLength);
  }

  private static byte[] capped(byte[] bytes, int cap) {
    return bytes == null || bytes.length <= cap ? bytes : Arrays.copyOf(bytes, cap);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeadRecord that
        && position.equals(that.position)
        && reason == that.reason
        && detail.equals(that.detail)
        && Objects.equals(path, that.path)
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value)
        && valueLength == that.valueLength;
  }

  @Override
  public int hashCode() {
    return 31 * position.hashCode() + reason.hashCode();
  }

  /** Names the place and the reason only: key and value may hold a patient identifier. */
  @Override
  public String toString() {
    return "DeadRecord[" + position + ", " + reason + ", " + detail + "]";
  }
}
