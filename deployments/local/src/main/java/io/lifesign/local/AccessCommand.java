package io.lifesign.local;

import picocli.CommandLine.Command;

/** Who may read and write which topic. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = {
      "Who may read and write which topic: each job what its graph reads and writes, each system",
      "around them the topics that are its own, and nobody anything else."
    },
    subcommands = {AccessShowCommand.class, AccessApplyCommand.class})
final class AccessCommand {}
