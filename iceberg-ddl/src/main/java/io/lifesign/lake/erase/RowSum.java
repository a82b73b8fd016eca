package io.lifesign.lake.erase;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;

/**
 * How many rows there are, and a sum over the SHA-256 of each: equal for equal rows, in whichever
 * order and files they lie.
 */
record RowSum(long rows, long high, long low) {

  static final RowSum NONE = new RowSum(0, 0, 0);

  RowSum plus(RowSum other) {
    return new RowSum(rows + other.rows, high + other.high, low + other.low);
  }

  static RowSum of(Record row) {
    MessageDigest digest = sha256();
    add(digest, row);
    ByteBuffer sum = ByteBuffer.wrap(digest.digest());
    return new RowSum(1, sum.getLong(), sum.getLong());
  }

  /** Hexadecimal. */
  String hash() {
    return "%016x%016x".formatted(high, low);
  }

  private static void add(MessageDigest digest, Object value) {
    if (value == null) {
      digest.update((byte) 0);
    } else if (value instanceof Record record) {
      digest.update((byte) 1);
      for (int i = 0; i < record.size(); i++) {
        add(digest, record.get(i));
      }
    } else if (value instanceof List<?> list) {
      digest.update((byte) 2);
      number(digest, list.size());
      list.forEach(each -> add(digest, each));
    } else if (value instanceof Map<?, ?> map) {
      digest.update((byte) 3);
      number(digest, map.size());
      new TreeMap<>(map)
          .forEach(
              (key, each) -> {
                add(digest, key);
                add(digest, each);
              });
    } else if (value instanceof ByteBuffer bytes) {
      digest.update((byte) 4);
      number(digest, bytes.remaining());
      digest.update(bytes.duplicate());
    } else {
      byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
      digest.update((byte) 5);
      number(digest, text.length);
      digest.update(text);
    }
  }

  private static void number(MessageDigest digest, int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
