package io.lifesign.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a process is started that outlives the command and its terminal. */
final class Detached {

  /** The argument file of the build, with the JVM flags of Flink and Avro. */
  static final String JVM_OPTIONS = "deployments/local/target/classes/jvm.options";

  static final File NOTHING = new File("/dev/null");

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private Detached() {}

  /** Words before the command: a session of its own where the system can give one. */
  static List<String> prefix() {
    return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
  }
}
