package io.lifesign.fhirdelivery;

import java.util.Set;

/** The server did not take what it was given. The message names the status, never the content. */
final class ServerFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** No answer at all: refused, broken off, timed out. */
  static final int NO_ANSWER = 0;

  private static final int CLIENT_FAULTS = 400;
  private static final int SERVER_FAULTS = 500;

  /**
   * Of the client's faults those that another time, token or address may heal: unauthorized,
   * forbidden, not found, timeout, conflict, locked, too early, too many.
   */
  private static final Set<Integer> HEALING = Set.of(401, 403, 404, 408, 409, 423, 425, 429);

  private final int status;

  ServerFault(int status, String what) {
    super(what, null, false, false);
    this.status = status;
  }

  /** Names the kind of the fault only: what a client says of it may quote what was sent. */
  static ServerFault unanswered(Throwable e) {
    return new ServerFault(NO_ANSWER, "no answer: " + rootOf(e).getClass().getSimpleName());
  }

  static ServerFault answered(int status) {
    return new ServerFault(status, "the server answered " + status);
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** Whether it makes sense to try again. */
  boolean mayHeal() {
    return status < CLIENT_FAULTS || status >= SERVER_FAULTS || HEALING.contains(status);
  }
}
