package io.lifesign.replay.wfdb;

import java.nio.file.Path;

/** A file of a record that cannot be read, in one line that names it and the place in it. */
public final class WfdbException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WfdbException(String line) {
    super(line);
  }

  static WfdbException atLine(Path file, int line, String reason) {
    return new WfdbException(file.getFileName() + ":" + line + ": " + reason);
  }

  static WfdbException atByte(Path file, long offset, String reason) {
    return new WfdbException(file.getFileName() + ", byte " + offset + ": " + reason);
  }

  static WfdbException in(Path file, String reason) {
    return new WfdbException(file.getFileName() + ": " + reason);
  }
}
