package io.lifesign.replay.train;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Loads the native part of the training library from a folder of this process alone: the library
 * itself unpacks it to one place for all, where a second process overwrites it under the feet of
 * the first, which then dies.
 */
final class NativeBoosting {

  private static final String TEMPORARY = "java.io.tmpdir";

  private static boolean loaded;

  private NativeBoosting() {}

  static synchronized void load() {
    if (loaded) {
      return;
    }
    String before = System.getProperty(TEMPORARY);
    try {
      Path own = Files.createTempDirectory("lifesign-boosting");
      System.setProperty(TEMPORARY, own.toString());
      LGBMBooster.loadNative();
      deleteAtExit(own);
      loaded = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }

  /** The folder first: what is marked last is deleted first. */
  private static void deleteAtExit(Path folder) throws IOException {
    folder.toFile().deleteOnExit();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> file.toFile().deleteOnExit());
    }
  }
}
