package io.lifesign.local;

import io.lifesign.lake.erase.PatientBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkpoint or savepoint that was taken before an erasure.
 *
 * @param seen whether a file of it, or one beside it that checkpoints share, holds the patient in
 *     plain bytes; compressed state may hold the patient unseen
 */
record OldState(String path, boolean seen) {

  private static final String METADATA = "_metadata";

  /** Every checkpoint and savepoint under a folder. */
  static List<OldState> under(Path folder, PatientBytes patient) {
    List<OldState> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path metadata : files.filter(file -> file.endsWith(METADATA)).sorted().toList()) {
        Path state = metadata.getParent();
        found.add(
            new OldState(
                state.toString(),
                holds(state, patient)
                    || holds(state.resolveSibling("shared"), patient)
                    || holds(state.resolveSibling("taskowned"), patient)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
    return found;
  }

  private static boolean holds(Path folder, PatientBytes patient) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).anyMatch(patient::in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    Folders.delete(Path.of(path));
  }
}
