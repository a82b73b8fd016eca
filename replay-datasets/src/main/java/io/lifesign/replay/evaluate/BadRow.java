package io.lifesign.replay.evaluate;

/** A row that cannot be read; the message names the column, never its content. */
final class BadRow extends Exception {

  private static final long serialVersionUID = 1L;

  BadRow(String message) {
    super(message);
  }
}
