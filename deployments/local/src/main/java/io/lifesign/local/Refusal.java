package io.lifesign.local;

/** What the launcher will not do, said in one line for the person who asked; no stack trace. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Refusal(String line) {
    super(line);
  }

  Refusal(String line, Throwable cause) {
    super(line, cause);
  }
}
