package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for the marks of {@link MarkedPeople} where nobody may be named. */
final class Marks {

  private static final int SHOWN_BEFORE = 200;

  private Marks() {}

  /** Neither a name nor a record number. */
  static void nobodyIn(String where, String text) {
    notIn(where, text, Set.of(MarkedPeople.NAME, MarkedPeople.NUMBER));
  }

  static void notIn(String where, String text, Set<String> marks) {
    for (String mark : marks) {
      int at = text.indexOf(mark);
      assertThat(at < 0 ? "" : text.substring(Math.max(0, at - SHOWN_BEFORE), at + mark.length()))
          .as(where)
          .isEmpty();
    }
  }

  /** Every file below a folder as text in which no byte is lost, but for those that just went. */
  static Map<Path, String> filesIn(Path folder) throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (NoSuchFileException e) {
                  // a checkpoint that a newer one replaced meanwhile
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return contents;
  }
}
