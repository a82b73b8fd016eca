package io.lifesign.local;

import picocli.CommandLine.Command;

/** Evaluations without a stack. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Evaluates the rules on data, without Kafka.",
    subcommands = {
      EvaluateScoresCommand.class,
      EvaluateArrhythmiaCommand.class,
      EvaluateAlarmsCommand.class,
      EvaluateReadmissionCommand.class
    })
final class EvaluateCommand {}
