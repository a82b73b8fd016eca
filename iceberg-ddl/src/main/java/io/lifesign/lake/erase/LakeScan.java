package io.lifesign.lake.erase;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.SealedColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.iceberg.Table;

/** Looks for a patient in every file of a lake: those of each table, and those beside them. */
final class LakeScan {

  private static final String HISTORY = "schema_history";
  private static final String ERASURES = "erasures";

  private final Lake lake;
  private final LakeConfig config;
  private final Mention mention;

  LakeScan(Lake lake, LakeConfig config, String patient) {
    this.lake = lake;
    this.config = config;
    this.mention = new Mention(patient);
  }

  /**
   * @param read how many files were read
   */
  record Result(List<Found> found, long read) {}

  static Table table(Lake lake, String name) {
    return switch (name) {
      case HISTORY -> lake.history();
      case ERASURES -> lake.erasures().table();
      default -> lake.table(name);
    };
  }

  Result run(Consumer<String> progress) {
    SortedMap<String, Table> tables = new TreeMap<>();
    lake.tablesOfPatients().forEach(name -> tables.put(name, lake.table(name)));
    tables.put(HISTORY, lake.history());
    if (lake.erasures().any()) {
      tables.put(ERASURES, lake.erasures().table());
    }
    SealedColumns sealed = SealedColumns.of(config);
    List<Found> found = new ArrayList<>();
    long read = 0;
    for (Map.Entry<String, Table> table : tables.entrySet()) {
      progress.accept("Reading every file of " + table.getKey());
      TableScan.Result result =
          new TableScan(mention, table.getKey(), table.getValue(), sealed).run();
      found.addAll(result.files());
      read += result.read();
    }
    for (Path file : beside(tables)) {
      read++;
      if (holds(file)) {
        found.add(new Found("", file.toString(), Found.Kind.OTHER, 0, true));
      }
    }
    return new Result(List.copyOf(found), read);
  }

  /** Files of a local warehouse that lie under no table, such as the catalog's own. */
  private List<Path> beside(Map<String, Table> tables) {
    Path warehouse = Path.of(StoredFiles.plain(config.properties().getOrDefault("warehouse", "")));
    if (!warehouse.isAbsolute() || !Files.isDirectory(warehouse)) {
      return List.of();
    }
    List<Path> locations =
        tables.values().stream()
            .map(table -> Path.of(StoredFiles.plain(table.location())))
            .toList();
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> locations.stream().noneMatch(file::startsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean holds(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return RawBytes.hold(mention, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
