package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Files and folders that only their owner may read, and the passwords in them. */
final class Secrets {

  private static final int PASSWORD_BYTES = 24;
  private static final Set<PosixFilePermission> OWNER_READS_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(OWNER_READS_FILE);
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** A password of 24 random bytes, in letters, digits, minus and underscore. */
  static String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Makes a folder of mode 700, and what lies above it. */
  static Path folder(Path folder) {
    try {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      return Files.createDirectory(folder, OWNERS_FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a new file of mode 600: never readable by others, not even for a moment. */
  static Path write(Path file, String text) {
    try {
      Files.createFile(file, OWNERS_FILE);
      return Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a file from others. */
  static void keep(Path file) {
    try {
      Files.setPosixFilePermissions(file, OWNER_READS_FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
