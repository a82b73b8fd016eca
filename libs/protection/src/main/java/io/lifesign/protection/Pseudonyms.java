package io.lifesign.protection;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names in place of ids: the same id has the same name, and nobody without the key can tell which
 * id, or test a guess. Who has the key and the list of ids can. Not thread-safe.
 */
public final class Pseudonyms {

  /** Least length of the key, bytes. */
  public static final int KEY_BYTES = 32;

  /** Of HMAC-SHA-256, so many bytes make the name: two of 10^9 ids share one with p &lt; 2^-68. */
  private static final int NAME_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "p-";

  private final Mac mac;

  /**
   * @throws BadKey if the key is shorter than {@value #KEY_BYTES} bytes
   */
  public Pseudonyms(byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new BadKey("A key of pseudonyms has at least " + KEY_BYTES + " bytes.");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * By the key of a file.
   *
   * @throws BadKey if there is none, it is too short, or others can read it
   */
  public static Pseudonyms of(Path keyFile) {
    return new Pseudonyms(SecretFile.read(keyFile, KEY_BYTES));
  }

  /** The name of an id: letters, digits and a hyphen, as FHIR wants ids; a blank one stays. */
  public String of(String id) {
    return id.isBlank()
        ? id
        : PREFIX + HexFormat.of().formatHex(Arrays.copyOf(hash(id), NAME_BYTES));
  }

  private byte[] hash(String id) {
    return mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
  }
}
