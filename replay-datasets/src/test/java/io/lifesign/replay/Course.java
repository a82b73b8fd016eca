package io.lifesign.replay;

/**
 * How a run goes.
 *
 * @param parallelism of everything but the sources
 * @param failsAt share of a job's records after which it fails once and goes on from its last
 *     checkpoint; 1 or more: never
 */
public record Course(int parallelism, double failsAt) {

  public static Course undisturbed(int parallelism) {
    return new Course(parallelism, 1);
  }

  boolean fails() {
    return failsAt < 1;
  }
}
