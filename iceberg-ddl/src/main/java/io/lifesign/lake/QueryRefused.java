package io.lifesign.lake;

/** A query that cannot be run; the message is one line, for the person who asked. */
public final class QueryRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  QueryRefused(String message, Throwable cause) {
    super(message, cause);
  }

  QueryRefused(String message) {
    super(message);
  }
}
