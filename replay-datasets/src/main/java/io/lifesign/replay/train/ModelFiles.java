package io.lifesign.replay.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes models, each to a file of its own. */
final class ModelFiles {

  private ModelFiles() {}

  static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
