package io.lifesign.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The note of what was put on a cluster, and the files that it was put there from. */
final class Deployments {

  /** A deployment as it is written. */
  private record Note(String jar, int parallelism, String rules) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HASH_CHARACTERS = 12;

  private final Path note;
  private final Path kept;

  Deployments(Path folder) {
    this.note = folder.resolve("jobs.json");
    this.kept = folder.resolve("deployed");
  }

  /** All of them by job, in the order of their first submission. */
  Map<String, Deployment> all() {
    Map<String, Deployment> all = new LinkedHashMap<>();
    notes()
        .forEach(
            (job, written) ->
                all.put(
                    job,
                    new Deployment(
                        job,
                        Path.of(written.jar()),
                        written.parallelism(),
                        Optional.ofNullable(written.rules()).map(Path::of))));
    return all;
  }

  void put(Deployment deployment) {
    Map<String, Note> notes = notes();
    notes.put(
        deployment.job(),
        new Note(
            deployment.jar().toString(),
            deployment.parallelism(),
            deployment.rules().map(Path::toString).orElse(null)));
    try {
      Path draft = note.resolveSibling(note.getFileName() + ".new");
      JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), notes);
      Files.move(draft, note, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Note> notes() {
    try {
      return JSON.readValue(
          Files.readString(note), new TypeReference<LinkedHashMap<String, Note>>() {});
    } catch (NoSuchFileException e) {
      return new LinkedHashMap<>();
    } catch (IOException e) {
      throw new Refusal(note + " cannot be read.", e);
    }
  }

  /**
   * Copies a file to where it stays as it is, under a name that tells its content.
   *
   * @throws Refusal if it cannot be read
   */
  Path keep(Path file) {
    try {
      Files.createDirectories(kept);
      Path copy = kept.resolve(hash(file) + "-" + file.getFileName());
      if (!Files.exists(copy)) {
        Path draft = kept.resolve(copy.getFileName() + ".new");
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
      }
      return copy;
    } catch (NoSuchFileException e) {
      throw new Refusal("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new Refusal(file + " cannot be read.", e);
    }
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
