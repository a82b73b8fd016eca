package io.lifesign.lake.erase;

/**
 * A file that holds the patient, or that could not be read.
 *
 * @param table whose file it is; empty for one of the lake itself
 * @param path of the file
 * @param kind DATA, MANIFEST (bounds in it), METADATA, OTHER, or UNREADABLE
 * @param rows rows or manifest entries that hold the patient, decoded
 * @param raw whether the bytes of the file, not decoded, hold the identifier
 */
public record Found(String table, String path, Kind kind, long rows, boolean raw) {

  /** What the file is. */
  public enum Kind {
    DATA,
    MANIFEST,
    METADATA,
    OTHER,
    UNREADABLE
  }
}
