package io.lifesign.fhirdelivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file, so small that it is read whenever it is needed: a new one counts at once. */
final class SecretFile {

  private SecretFile() {}

  /**
   * @throws UncheckedIOException naming the file if it cannot be read or is empty
   */
  static String read(String file) {
    try {
      String secret = Files.readString(Path.of(file)).strip();
      if (secret.isEmpty()) {
        throw new IOException("it is empty");
      }
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read", e);
    }
  }
}
