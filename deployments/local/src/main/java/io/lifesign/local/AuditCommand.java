package io.lifesign.local;

import picocli.CommandLine.Command;

/** What was done to the house, by whom and when. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "The log of acts: erasures, cohorts, maintenance, and what is done to the jobs. Each line",
      "carries the hash of the one before, so that a changed, removed or inserted line shows."
    },
    subcommands = {AuditListCommand.class, AuditVerifyCommand.class})
final class AuditCommand {}
