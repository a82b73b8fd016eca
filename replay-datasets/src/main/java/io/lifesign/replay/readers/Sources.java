package io.lifesign.replay.readers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Files of a source, found and opened. */
final class Sources {

  /** Takes one file of an archive. */
  interface EntryReader {
    void read(String name, BufferedReader lines) throws IOException;
  }

  private Sources() {}

  /**
   * @throws IllegalArgumentException in one line, if it is no folder
   */
  static Path folder(String dataset, Path from) {
    if (!Files.isDirectory(from)) {
      throw new IllegalArgumentException("dataset " + dataset + ": no folder " + from);
    }
    return from;
  }

  /**
   * The archive itself, or the first of these names in the folder.
   *
   * @throws IllegalArgumentException in one line, if there is none
   */
  static Path archive(String dataset, Path from, List<String> names) {
    if (Files.isRegularFile(from)) {
      return from;
    }
    Path folder = folder(dataset, from);
    return names.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "dataset "
                        + dataset
                        + ": no file "
                        + String.join(" or ", names)
                        + " in "
                        + folder));
  }

  /** The files of a folder whose name ends so, by name. */
  static List<Path> ending(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads every file of a .tar.gz whose name ends so, without unpacking it to disk. */
  static void tarGz(Path archive, String ending, EntryReader reader) {
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file, true))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile() && entry.getName().endsWith(ending)) {
          // the stream ends with its entry, so each has a reader of its own, left open with it
          reader.read(
              Path.of(entry.getName()).getFileName().toString(),
              new BufferedReader(new InputStreamReader(tar, StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("archive " + archive + " cannot be read", e);
    }
  }
}
