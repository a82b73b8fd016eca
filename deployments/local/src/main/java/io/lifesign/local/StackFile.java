package io.lifesign.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The note by which commands find the running stack: {@code .lifesign/stack.json}. */
record StackFile(Path path) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static StackFile of(Installation installation) {
    return new StackFile(installation.runFolder().resolve("stack.json"));
  }

  /** The stack that is written down, if its process lives. */
  Optional<StackAddresses> running() {
    return written()
        .filter(stack -> ProcessHandle.of(stack.pid()).map(ProcessHandle::isAlive).orElse(false));
  }

  /** The stack that is written down, dead or alive. */
  Optional<StackAddresses> written() {
    try {
      return Optional.of(JSON.readValue(Files.readString(path), StackAddresses.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Refusal(path + " cannot be read: remove it.", e);
    }
  }

  /** Writes the note in one step, so that nobody reads half of it. */
  void write(StackAddresses stack) {
    try {
      Files.createDirectories(path.getParent());
      Path draft = path.resolveSibling("stack.json.new");
      Files.writeString(draft, JSON.writeValueAsString(stack));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
