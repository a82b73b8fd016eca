package io.lifesign.replay;

/** A row of a source file that could not be read. */
public record SkippedRow(String file, long line, String reason) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
