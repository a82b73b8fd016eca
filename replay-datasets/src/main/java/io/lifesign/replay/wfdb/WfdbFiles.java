package io.lifesign.replay.wfdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Files of records, which may also lie gzipped beside the name that the header gives. */
public final class WfdbFiles {

  private static final String GZIPPED = ".gz";
  private static final String HEADER = ".hea";

  private WfdbFiles() {}

  /** The headers of a folder, by name. */
  public static List<Path> headers(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(HEADER)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the record whose header that is. */
  public static String recordName(Path header) {
    String file = header.getFileName().toString();
    return file.endsWith(HEADER) ? file.substring(0, file.length() - HEADER.length()) : file;
  }

  /** The file itself, else the gzipped one beside it. */
  static Optional<Path> find(Path file) {
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    Path gzipped = file.resolveSibling(file.getFileName() + GZIPPED);
    return Files.isRegularFile(gzipped) ? Optional.of(gzipped) : Optional.empty();
  }

  /**
   * @throws WfdbException in one line, if it cannot be read or is no gzip although it should be
   */
  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return file.toString().endsWith(GZIPPED)
          ? new GZIPInputStream(in).readAllBytes()
          : in.readAllBytes();
    } catch (IOException e) {
      throw WfdbException.in(file, "it cannot be read: " + e.getMessage());
    }
  }
}
