package io.lifesign.streaming;

import java.nio.ByteBuffer;

/** The Confluent wire format: magic 0, four bytes of schema id (big endian), then the Avro body. */
public final class WireFormat {

  public static final int HEADER_BYTES = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Whether the bytes are long enough and begin with the magic byte. */
  public static boolean framed(byte[] value) {
    return value.length > HEADER_BYTES && value[0] == MAGIC;
  }

  /** The schema id of a {@link #framed} value. */
  public static int schemaId(byte[] value) {
    return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
  }

  /** Writes the header into the first {@value #HEADER_BYTES} bytes. */
  public static void header(byte[] value, int schemaId) {
    value[0] = MAGIC;
    ByteBuffer.wrap(value, 1, Integer.BYTES).putInt(schemaId);
  }
}
