package io.lifesign.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a process is started that outlives the command and its terminal. */
final class Detached {

  static final File NOTHING = new File("/dev/null");

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private Detached() {}

  /** Words before the command: a session of its own where the system can give one. */
  static List<String> prefix() {
    return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
  }
}
