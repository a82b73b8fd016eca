package io.lifesign.local;

import io.lifesign.replay.Target;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a broker and its registry which run already. */
final class NamedTargetMixin {

  @Option(
      names = "--bootstrap",
      paramLabel = "H:P",
      description = "A broker that runs already (default: the stack's own).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "That broker's schema registry (Confluent API).")
  private String registry;

  /**
   * The broker and registry that were named, if they were.
   *
   * @throws Refusal if one of the two is missing or does not answer
   */
  Optional<Target> target() {
    if ((bootstrap == null) != (registry == null)) {
      throw new Refusal("--bootstrap and --registry belong together.");
    }
    if (bootstrap == null) {
      return Optional.empty();
    }
    if (!Broker.healthy(bootstrap)) {
      throw new Refusal("No broker answers at " + bootstrap + ".");
    }
    if (!Registry.healthy(registry)) {
      throw new Refusal("No schema registry answers at " + registry + ".");
    }
    return Optional.of(new Target(bootstrap, registry));
  }
}
