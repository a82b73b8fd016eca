package io.lifesign.local;

import picocli.CommandLine.Command;

/** Cohorts of patients, and the tags by which the lake is read as it was. */
@Command(
    name = "cohort",
    mixinStandardHelpOptions = true,
    description = {
      "A cohort names the lake as it is now (a tag on every table) and the patients that meet a",
      "condition. With its name the tables are read (sql --tag), replayed (replay lake --tag)",
      "and tried with other rules (backtest --tag), whatever lands afterwards."
    },
    subcommands = {CohortCreateCommand.class, CohortListCommand.class, CohortDropCommand.class})
final class CohortCommand {}
