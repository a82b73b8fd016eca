package io.lifesign.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where open data lies, if it is at hand; tests that need it say so when they skip. */
public final class OpenData {

  private OpenData() {}

  /** That folder or file, or the test is skipped. */
  public static Path require(String first, String... more) {
    String named = System.getenv("LIFESIGN_DATA");
    Path data = named == null ? Path.of("..", "..", "shared", "data") : Path.of(named);
    Path path = data.resolve(Path.of(first, more));
    assumeTrue(Files.exists(path), "skipped: no " + path + " (LIFESIGN_DATA names the folder)");
    return path;
  }
}
