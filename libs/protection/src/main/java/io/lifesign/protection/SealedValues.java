package io.lifesign.protection;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Values that only who has the key can read, or change, or put elsewhere unseen: AES-256-GCM with a
 * fresh nonce for each, bound to the place that it is for. As text {@code sealed:1:KEY:BASE64}, of
 * nonce, ciphertext and tag. Not thread-safe.
 */
public final class SealedValues {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final String MARK = "sealed:1:";

  /** 96 bits by chance: with one key no more than 2^32 values, by NIST SP 800-38D. */
  private static final int NONCE_BYTES = 12;

  private static final int TAG_BITS = 128;

  private final KeyProvider keys;
  private final SecureRandom random = new SecureRandom();
  private final Cipher cipher;

  public SealedValues(KeyProvider keys) {
    this.keys = keys;
    try {
      cipher = Cipher.getInstance(ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether a text is a sealed value; only its key can tell whether it is a true one. */
  public static boolean is(CharSequence text) {
    return text.length() > MARK.length() && MARK.contentEquals(text.subSequence(0, MARK.length()));
  }

  /**
   * Seals a value with the current key.
   *
   * @param place where it is to stand; in any other it cannot be opened
   */
  public String seal(byte[] value, String place) {
    String id = keys.current();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, keys.key(id), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(associated(id, place));
      byte[] sealed = cipher.doFinal(value);
      byte[] whole =
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return MARK + id + ":" + Base64.getEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A value of " + value.length + " bytes is not sealed", e);
    }
  }

  /**
   * Opens a value.
   *
   * @param place where it stands
   * @throws BadKey if its key is not there, or the value is not what was sealed for this place
   */
  public byte[] open(CharSequence sealed, String place) {
    String text = sealed.toString();
    int colon = text.indexOf(':', MARK.length());
    if (!is(text) || colon < 0) {
      throw broken(place);
    }
    String id = text.substring(MARK.length(), colon);
    try {
      byte[] whole = Base64.getDecoder().decode(text.substring(colon + 1));
      if (whole.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        throw broken(place);
      }
      cipher.init(
          Cipher.DECRYPT_MODE, keys.key(id), new GCMParameterSpec(TAG_BITS, whole, 0, NONCE_BYTES));
      cipher.updateAAD(associated(id, place));
      return cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw broken(place);
    }
  }

  private static byte[] associated(String keyId, String place) {
    return (MARK + keyId + "\n" + place).getBytes(StandardCharsets.UTF_8);
  }

  private static BadKey broken(String place) {
    return new BadKey(
        "The sealed value of "
            + place
            + " cannot be opened: it was changed or moved, or its key is another.");
  }
}
