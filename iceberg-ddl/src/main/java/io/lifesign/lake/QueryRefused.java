package io.lifesign.lake;

/** What the lake was asked for and cannot do; the message is one line, for the person who asked. */
public final class QueryRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public QueryRefused(String message, Throwable cause) {
    super(message, cause);
  }

  public QueryRefused(String message) {
    super(message);
  }
}
