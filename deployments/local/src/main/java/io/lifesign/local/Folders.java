package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that a stack may have for itself: each carries a mark, and only marked ones are replaced.
 */
final class Folders {

  private static final String MARK = ".lifesign-stack";

  private Folders() {}

  /**
   * An empty folder, in place of an earlier stack's.
   *
   * @throws Refusal if the folder holds files that no stack has written
   */
  static Path fresh(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
        throw new Refusal(folder + " is a file, not a folder.");
      }
      if (Files.isDirectory(absolute)) {
        if (!Files.exists(absolute.resolve(MARK)) && !empty(absolute)) {
          throw new Refusal(folder + " holds files of somebody else: choose another folder.");
        }
        delete(absolute);
      }
      Files.createDirectories(absolute);
      Files.createFile(absolute.resolve(MARK));
      return absolute;
    } catch (IOException e) {
      throw new Refusal("Cannot write into " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Whether a stack has written this folder. */
  static boolean marked(Path folder) {
    return Files.exists(folder.resolve(MARK));
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
