package io.lifesign.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SQL files that lie beside this class, in a folder or in a jar. */
final class SqlFiles {

  private static final String SUFFIX = ".sql";

  private SqlFiles() {}

  /** Texts by file name without {@value #SUFFIX}, in the order of the names. */
  static SortedMap<String, String> in(String folder) {
    URL url = SqlFiles.class.getResource(folder);
    if (url == null) {
      throw new IllegalStateException("The SQL files of " + folder + " are not on the class path");
    }
    try {
      URI uri = url.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return read(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(jarOf(uri), Map.of())) {
        return read(jar.getPath(uri.toString().substring(uri.toString().indexOf('!') + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not a readable place: " + url, e);
    }
  }

  /**
   * A file system of its own: the one that goes by the jar's URI is shared, and not ours to close.
   */
  private static Path jarOf(URI uri) {
    String text = uri.getRawSchemeSpecificPart();
    return Path.of(URI.create(text.substring(0, text.indexOf('!'))));
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      List<Path> files = paths.filter(path -> path.toString().endsWith(SUFFIX)).toList();
      for (Path file : files) {
        String name = file.getFileName().toString();
        texts.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
      }
    }
    return texts;
  }
}
