package io.lifesign.protection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** A key in a file: hexadecimal digits on one line, which its owner alone may read. */
public final class SecretFile {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * Reads a key.
   *
   * @param leastBytes that it must have
   * @throws BadKey naming the file and never what is in it
   */
  public static byte[] read(Path file, int leastBytes) {
    byte[] key;
    try {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new BadKey(file + " can be read by others than its owner: chmod 600.");
      }
      key = HexFormat.of().parseHex(Files.readString(file).strip());
    } catch (IOException e) {
      // what the file system says names the file once more, and nothing else of use
      throw new BadKey(file + " cannot be read.");
    } catch (IllegalArgumentException e) {
      // its message quotes the key
      throw new BadKey(file + " is no line of hexadecimal digits.");
    }
    if (key.length < leastBytes) {
      throw new BadKey(
          file + " holds " + key.length + " bytes; a key has at least " + leastBytes + ".");
    }
    return key;
  }
}
