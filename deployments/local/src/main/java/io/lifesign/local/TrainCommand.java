package io.lifesign.local;

import picocli.CommandLine.Command;

/** Training of the models that decide. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains the models that come with Lifesign anew, on open data.",
    subcommands = {
      TrainBeatsCommand.class,
      TrainFibrillationCommand.class,
      TrainReadmissionCommand.class
    })
final class TrainCommand {}
