package io.lifesign.replay;

/** A replay that cannot go on, told in one plain line. */
public final class ReplayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ReplayException(String line) {
    super(line);
  }

  public ReplayException(String line, Throwable cause) {
    super(line, cause);
  }
}
