package io.lifesign.protection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys in a folder: {@code ID.key} holds one, 64 hexadecimal digits, and {@code current} the id of
 * the one that seals. Which is current is read once, at the start. Not thread-safe.
 */
public final class FolderKeys implements KeyProvider {

  /** AES-256. */
  private static final int KEY_BYTES = 32;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  private final Path folder;
  private final String current;
  private final Map<String, SecretKey> read = new HashMap<>();

  /**
   * @throws BadKey if the folder names no current key, or that key cannot be used
   */
  public FolderKeys(Path folder) {
    this.folder = folder;
    Path file = folder.resolve("current");
    try {
      current = Files.readString(file).strip();
    } catch (IOException e) {
      throw new BadKey(file + " cannot be read.");
    }
    key(current);
  }

  @Override
  public String current() {
    return current;
  }

  @Override
  public SecretKey key(String id) {
    return read.computeIfAbsent(id, this::load);
  }

  private SecretKey load(String id) {
    // an id comes with the value that it sealed, and must lead nowhere else
    if (!ID.matcher(id).matches()) {
      throw new BadKey("A key's id has letters, digits, hyphens and underscores, 40 at most.");
    }
    byte[] bytes = SecretFile.read(folder.resolve(id + ".key"), KEY_BYTES);
    if (bytes.length != KEY_BYTES) {
      throw new BadKey(folder.resolve(id + ".key") + " holds no key of " + KEY_BYTES + " bytes.");
    }
    return new SecretKeySpec(bytes, "AES");
  }
}
