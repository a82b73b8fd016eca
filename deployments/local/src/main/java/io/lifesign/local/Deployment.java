package io.lifesign.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a job was put on a cluster.
 *
 * @param jar the copy that is kept beside the cluster, so that a rescaled job is the same code
 * @param rules the kept copy of a file of rules, if any was given
 */
record Deployment(String job, Path jar, int parallelism, Optional<Path> rules) {

  Deployment withJar(Path other) {
    return new Deployment(job, other, parallelism, rules);
  }

  Deployment withParallelism(int other) {
    return new Deployment(job, jar, other, rules);
  }

  Deployment withRules(Path other) {
    return new Deployment(job, jar, parallelism, Optional.of(other));
  }
}
