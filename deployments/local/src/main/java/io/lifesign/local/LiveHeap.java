package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What of another JVM's heap is still in use after a full collection, which this brings about. */
final class LiveHeap {

  private static final String TOTAL = "Total";
  private static final int BYTES_COLUMN = 2;
  private static final double BYTES_PER_MB = 1_048_576;

  private LiveHeap() {}

  /**
   * Asks the JVM by its own tool. It stands still meanwhile, some tenths of a second.
   *
   * <p>The count's own collection is left out while some thread is in native code that holds an
   * array, as compression does, and the count then has the garbage in it. So a collection of its
   * own goes before it, for which G1 waits.
   *
   * @return MB; empty where that process has ended, or this JVM has no tools
   */
  static OptionalDouble megabytes(long pid) throws InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!tool.toFile().canExecute()) {
      return OptionalDouble.empty();
    }
    try {
      return answer(tool, pid, "GC.run").isPresent()
          ? total(answer(tool, pid, "GC.class_histogram").orElse(""))
          : OptionalDouble.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> answer(Path tool, long pid, String command)
      throws IOException, InterruptedException {
    Process asked =
        new ProcessBuilder(tool.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return asked.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
  }

  /** The last line's bytes, as in {@code Total 1234 56789}. */
  static OptionalDouble total(String histogram) {
    return histogram
        .lines()
        .filter(line -> line.startsWith(TOTAL))
        .map(line -> List.of(line.trim().split("\\s+")))
        .filter(columns -> columns.size() > BYTES_COLUMN)
        .mapToDouble(columns -> Long.parseLong(columns.get(BYTES_COLUMN)) / BYTES_PER_MB)
        .findFirst();
  }
}
