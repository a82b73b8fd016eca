package io.lifesign.local;

import io.lifesign.replay.Target;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options of every command that talks to a broker that may be somebody else's. */
final class TargetMixin {

  @Mixin private NamedTargetMixin named;

  /**
   * The broker and registry that were named, else those of the running stack, if one runs.
   *
   * @throws Refusal if one of the two is missing or does not answer
   */
  Optional<Target> resolve(Installation installation) {
    return named
        .target()
        .or(
            () ->
                StackFile.of(installation)
                    .running()
                    .map(running -> new Target(running.kafka(), running.registry())));
  }
}
