package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that reads the lake. */
final class WarehouseOption {

  private static final String CATALOG = "catalog.db";

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description =
          "Folder of the lake, or the --out folder of a demo or replay (default: the running"
              + " stack's, else the last demo's or replay's).")
  private Path warehouse;

  /**
   * The folder that holds the catalog.
   *
   * @throws Refusal if there is no lake
   */
  Path resolve(Installation installation) {
    if (warehouse != null) {
      return lakeIn(warehouse)
          .orElseThrow(() -> new Refusal("There is no lake in " + warehouse + "."));
    }
    return StackFile.of(installation)
        .running()
        .map(stack -> Path.of(stack.warehouse()))
        .or(() -> lastRun(installation).flatMap(WarehouseOption::lakeIn))
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no lake yet: run ./lifesign demo, or name one with --warehouse."));
  }

  /** Remembers the folder of a run as the one to look into. */
  static void remember(Installation installation, Path folder) {
    try {
      Files.createDirectories(installation.runFolder());
      Files.writeString(note(installation), folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> lastRun(Installation installation) {
    try {
      return Optional.of(Path.of(Files.readString(note(installation)).strip()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path note(Installation installation) {
    return installation.runFolder().resolve("last-run");
  }

  private static Optional<Path> lakeIn(Path folder) {
    Path inside = folder.resolve("warehouse");
    if (Files.exists(inside.resolve(CATALOG))) {
      return Optional.of(inside.toAbsolutePath().normalize());
    }
    return Files.exists(folder.resolve(CATALOG))
        ? Optional.of(folder.toAbsolutePath().normalize())
        : Optional.empty();
  }
}
