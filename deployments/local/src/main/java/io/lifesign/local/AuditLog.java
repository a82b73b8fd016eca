package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who did what to the house and when: one line an act, only ever added, each sealed with the hash
 * of the one before. Parameters given to it hold no secret and no patient identifier.
 */
final class AuditLog {

  private static final int TAIL_BYTES = 64 * 1024;

  // a file lock is the process's: threads of one process would be refused it, not made to wait
  private static final Object IN_THIS_PROCESS = new Object();

  private final Path file;
  private final InstantSource clock;

  /**
   * @param clock by which people date what was done
   */
  AuditLog(Path file, InstantSource clock) {
    this.file = file.toAbsolutePath();
    this.clock = clock;
  }

  /**
   * Writes down that an act begins; closing what is returned writes down how it ended. What cannot
   * be written down is not done.
   *
   * @throws Refusal if the log cannot be written, or does not end in a whole line
   */
  AuditedAct begin(String act, String object, Map<String, ?> parameters) {
    long number = add(act, object, AuditLine.Phase.BEGUN, null, parameters);
    return new AuditedAct(this, act, object, number);
  }

  /** Adds a line and says which. */
  long add(
      String act, String object, AuditLine.Phase phase, Long begun, Map<String, ?> parameters) {
    TreeMap<String, String> details = new TreeMap<>();
    parameters.forEach((key, value) -> details.put(key, String.valueOf(value)));
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel = open();
          FileLock lock = channel.lock()) {
        AuditLine.Sealed last = lock.isValid() ? last(channel) : null;
        AuditLine line =
            new AuditLine(
                last == null ? 1 : last.line().number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                user(),
                act,
                object,
                phase,
                begun,
                details,
                last == null ? AuditLine.NOTHING : last.hash());
        write(channel, line.text() + "\n");
        return line.number();
      } catch (IOException e) {
        throw new Refusal("The audit log " + file + " cannot be written.", e);
      }
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(file.getParent());
    var options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(file, options);
  }

  /** The last line; null in an empty file. */
  private AuditLine.Sealed last(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size == 0) {
      return null;
    }
    ByteBuffer tail = ByteBuffer.allocate((int) Math.min(TAIL_BYTES, size));
    channel.position(size - tail.capacity());
    while (tail.hasRemaining() && channel.read(tail) >= 0) {}
    String text = new String(tail.array(), StandardCharsets.UTF_8);
    int end = text.length() - 1;
    if (text.charAt(end) == '\n') {
      String line = text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
      AuditLine.Sealed sealed = AuditLine.read(line).orElse(null);
      if (sealed != null) {
        return sealed;
      }
    }
    throw new Refusal(
        "The audit log "
            + file
            + " ends in a broken line: put it away as it is, and a new one begins.");
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    channel.position(channel.size());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /** As the operating system says: the system property could be set by anybody. */
  private static String user() {
    return ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name"));
  }

  /**
   * Reads the whole chain.
   *
   * @throws Refusal if there is no log
   */
  AuditChain read() {
    if (!Files.exists(file)) {
      throw new Refusal("There is no audit log " + file + ".");
    }
    try {
      return AuditChain.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The audit log cannot be read: " + file, e);
    }
  }
}
