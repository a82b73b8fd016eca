package io.lifesign.clinical.alert;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Public records as text: a line {@code path=value} for each component, in the order of their
 * declaration; and the hash of such a text, by which rule sets are told apart.
 */
public final class CanonicalText {

  private static final int HASH_DIGITS = 16;

  private CanonicalText() {}

  /** First 16 hex digits of the SHA-256 of a text. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public static String of(String path, Record value) {
    StringBuilder text = new StringBuilder();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String inner = path + "." + component.getName();
      Object part = part(component, value);
      if (part instanceof Record nested) {
        text.append(of(inner, nested));
      } else {
        text.append(inner).append('=').append(part).append('\n');
      }
    }
    return text.toString();
  }

  private static Object part(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not a public record: " + value.getClass(), e);
    }
  }
}
