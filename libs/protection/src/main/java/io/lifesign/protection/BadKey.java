package io.lifesign.protection;

/** A key that is not there, too short, open to others, or not the one needed; in one line. */
public final class BadKey extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadKey(String line) {
    super(line);
  }
}
