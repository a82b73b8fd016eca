package io.lifesign.landing;

import io.lifesign.lake.LakeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** The embedded catalog behind a bad line: the first snapshot with rows meets a fault, once. */
public final class FaultyCatalog extends JdbcCatalog {

  static final String FAULT = "the line to the catalog broke";

  private static final String MARKER = "fault-file";

  /** Requests that are still under way, by marker: they arrive before the next one. */
  private static final Map<Path, Consumer<TableOperations>> UNDER_WAY = new ConcurrentHashMap<>();

  enum Fault {
    /** The catalog never hears of the commit. */
    REQUEST_LOST,
    /** The catalog commits, and its client never hears of it. */
    RESPONSE_LOST,
    /**
     * The catalog commits only when the client, who gave up, has already looked and tries again.
     */
    REQUEST_LATE
  }

  private Path marker;

  /** The same lake, with a fault in store. */
  static LakeConfig of(LakeConfig lake, Path marker, Fault fault) throws IOException {
    Files.writeString(marker, fault.name());
    SortedMap<String, String> properties = new TreeMap<>(lake.properties());
    properties.put(MARKER, marker.toString());
    return new LakeConfig(FaultyCatalog.class.getName(), properties);
  }

  @Override
  public void initialize(String name, Map<String, String> properties) {
    marker = Path.of(properties.get(MARKER));
    super.initialize(name, properties);
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    return new Line(super.newTableOps(table), marker);
  }

  private record Line(TableOperations catalog, Path marker) implements TableOperations {

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      Consumer<TableOperations> late = UNDER_WAY.remove(marker);
      if (late != null) {
        late.accept(catalog);
      }
      if (addsRows(metadata) && Files.exists(marker)) {
        strike(base, metadata);
      } else {
        catalog.commit(base, metadata);
      }
    }

    private static boolean addsRows(TableMetadata metadata) {
      Snapshot snapshot = metadata.currentSnapshot();
      return snapshot != null && snapshot.summary().containsKey(SnapshotSummary.ADDED_RECORDS_PROP);
    }

    private void strike(TableMetadata base, TableMetadata metadata) {
      switch (Fault.valueOf(takeMarker())) {
        case REQUEST_LOST -> {}
        case RESPONSE_LOST -> catalog.commit(base, metadata);
        case REQUEST_LATE ->
            UNDER_WAY.put(
                marker,
                then -> {
                  then.refresh();
                  then.commit(then.current(), metadata);
                });
      }
      throw new CommitStateUnknownException(new IOException(FAULT));
    }

    private String takeMarker() {
      try {
        String fault = Files.readString(marker);
        Files.delete(marker);
        return fault;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public TableMetadata current() {
      return catalog.current();
    }

    @Override
    public TableMetadata refresh() {
      return catalog.refresh();
    }

    @Override
    public FileIO io() {
      return catalog.io();
    }

    @Override
    public String metadataFileLocation(String fileName) {
      return catalog.metadataFileLocation(fileName);
    }

    @Override
    public LocationProvider locationProvider() {
      return catalog.locationProvider();
    }
  }
}
