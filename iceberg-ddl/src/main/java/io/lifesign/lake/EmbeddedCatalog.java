package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What SQLite needs to serve as a catalog for several committers of one machine. */
final class EmbeddedCatalog {

  static final String SCHEME = "jdbc:sqlite:";

  private static final String FILE = "catalog.db";

  /** Readers do not wait for the writer, and writers wait for each other up to 30 s. */
  private static final String PRAGMAS = "?journal_mode=WAL&busy_timeout=30000";

  private EmbeddedCatalog() {}

  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /** Adds what was not set: one connection a catalog, and the catalog layout that knows views. */
  static SortedMap<String, String> complete(SortedMap<String, String> properties) {
    SortedMap<String, String> complete = new TreeMap<>(properties);
    complete.computeIfPresent("uri", (key, uri) -> uri.contains("?") ? uri : uri + PRAGMAS);
    complete.putIfAbsent("clients", "1");
    complete.putIfAbsent("jdbc.schema-version", "V1");
    return complete;
  }

  /** Makes the folder of an embedded catalog, which SQLite itself would not. */
  static void createFolder(LakeConfig config) {
    file(config)
        .ifPresent(
            file -> {
              try {
                Files.createDirectories(file.toAbsolutePath().getParent());
              } catch (IOException e) {
                throw new UncheckedIOException("No folder can be made for " + file, e);
              }
            });
  }

  /**
   * Refuses to read an embedded lake that is not there, which merely opening it would create.
   *
   * @throws QueryRefused naming the folder
   */
  static void requireExisting(LakeConfig config) {
    file(config)
        .filter(file -> !Files.isRegularFile(file))
        .ifPresent(
            file -> {
              throw new QueryRefused("There is no lake at " + file.getParent());
            });
  }

  private static Optional<Path> file(LakeConfig config) {
    String uri = config.properties().getOrDefault("uri", "");
    return uri.startsWith(SCHEME)
        ? Optional.of(Path.of(uri.substring(SCHEME.length()).replaceFirst("\\?.*$", "")))
        : Optional.empty();
  }
}
