package io.lifesign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** A job's jar in which a word of one class is another, as long as it. */
final class AlteredJar {

  private AlteredJar() {}

  static Path of(Path jar, String classFile, String word, String other, Path target)
      throws IOException {
    try (JarFile from = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(target);
        JarOutputStream to = new JarOutputStream(file)) {
      for (JarEntry entry : from.stream().toList()) {
        to.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream content = from.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          to.write(entry.getName().equals(classFile) ? replaced(bytes, word, other) : bytes);
        }
      }
    }
    return target;
  }

  private static byte[] replaced(byte[] bytes, String word, String other) {
    // one byte a character, so that nothing else of the class changes
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (word.length() != other.length() || !text.contains(word)) {
      throw new IllegalArgumentException(word + " cannot be made " + other);
    }
    return text.replace(word, other).getBytes(StandardCharsets.ISO_8859_1);
  }
}
