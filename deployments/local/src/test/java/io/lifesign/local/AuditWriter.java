package io.lifesign.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Writes so many lines into an audit log, in whichever process it runs. */
final class AuditWriter {

  private AuditWriter() {}

  public static void main(String[] args) {
    write(Path.of(args[0]), Integer.parseInt(args[1]));
  }

  static void write(Path file, int lines) {
    AuditLog log = new AuditLog(file, InstantSource.system());
    for (int i = 0; i < lines; i++) {
      log.begin("maintain", "process " + ProcessHandle.current().pid(), Map.of());
    }
  }
}
