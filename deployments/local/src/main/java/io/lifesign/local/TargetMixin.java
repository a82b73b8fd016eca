package io.lifesign.local;

import io.lifesign.replay.Target;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that talks to a broker that may be somebody else's. */
final class TargetMixin {

  @Option(
      names = "--bootstrap",
      paramLabel = "H:P",
      description = "The broker (default: the running stack's).")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "The broker's schema registry (Confluent API).")
  private String registry;

  /**
   * The broker and registry that were named, else those of the running stack, if one runs.
   *
   * @throws Refusal if one of the two is missing or does not answer
   */
  Optional<Target> resolve(Installation installation) {
    if ((bootstrap == null) != (registry == null)) {
      throw new Refusal("--bootstrap and --registry belong together.");
    }
    if (bootstrap != null) {
      if (!Broker.healthy(bootstrap)) {
        throw new Refusal("No broker answers at " + bootstrap + ".");
      }
      if (!Registry.healthy(registry)) {
        throw new Refusal("No schema registry answers at " + registry + ".");
      }
      return Optional.of(new Target(bootstrap, registry));
    }
    return StackFile.of(installation)
        .running()
        .map(running -> new Target(running.kafka(), running.registry()));
  }
}
