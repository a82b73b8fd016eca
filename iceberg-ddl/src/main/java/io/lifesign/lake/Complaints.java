package io.lifesign.lake;

/** What went wrong with a query, in one line for the person who asked. */
final class Complaints {

  private static final String NOT_A_QUERY = "Unsupported SQL query!";

  private Complaints() {}

  /** The planner says it at the top; what fails while running is at the bottom of the causes. */
  static String line(Throwable thrown) {
    String message = firstLine(thrown);
    if (message.startsWith(NOT_A_QUERY)) {
      return "Only questions are answered here: SELECT, WITH, VALUES, SHOW, DESCRIBE, EXPLAIN";
    }
    return message.startsWith("SQL ") ? message : firstLine(root(thrown));
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank()
        ? thrown.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElseThrow();
  }
}
