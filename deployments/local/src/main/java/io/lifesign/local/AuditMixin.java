package io.lifesign.local;

import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Option;

/** The option of every command that acts on the house, or reads what was done to it. */
final class AuditMixin {

  @Option(
      names = "--audit-log",
      paramLabel = "FILE",
      description = "Where acts are written down (default: .lifesign/audit.log).")
  private Path file;

  AuditLog log() {
    return new AuditLog(
        file == null ? Installation.own().runFolder().resolve("audit.log") : file,
        InstantSource.system());
  }
}
