package io.lifesign.local;

import io.lifesign.replay.Target;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.SecurityOptions;

/**
 * What a cluster is started with.
 *
 * @param theirs broker and registry that run already, in place of own ones
 */
record ClusterOptions(StackOptions stack, int taskManagers, Optional<Target> theirs) {

  /** Whether Flink's processes and their callers know each other by certificates. */
  boolean secure() {
    return Boolean.parseBoolean(
        stack.settings().flink().get(SecurityOptions.SSL_REST_ENABLED.key()));
  }

  /** Flink's configuration, as its processes are told to read it. */
  Path configuration() {
    return stack.folder().resolve("conf");
  }
}
