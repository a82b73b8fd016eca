package io.lifesign.lake.erase;

import io.lifesign.lake.QueryRefused;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The files that lie under a table. */
final class StoredFiles {

  private StoredFiles() {}

  static Iterable<FileInfo> under(Table table) {
    if (table.io() instanceof SupportsPrefixOperations io) {
      return io.listPrefix(table.location() + "/");
    }
    throw new QueryRefused(
        "The storage of this lake cannot list its files, so nothing could be proved", null);
  }

  /** A path without scheme, the same whoever wrote it down. */
  static String plain(String path) {
    return path.replaceFirst("^file:/+", "/");
  }
}
