package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.erase.Erasure;
import io.lifesign.lake.erase.ErasureKey;
import io.lifesign.lake.erase.ErasureResult;
import io.lifesign.lake.erase.PatientBytes;
import io.lifesign.lake.reconcile.Finding;
import io.lifesign.lake.reconcile.Reconciler;
import io.lifesign.landing.LandingJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forgets a patient. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a patient from every table of the lake, every snapshot and tag, from topics and the",
      "broker's files, and proves it by reading every file before and after. Landing must be stopped. Without --yes it only looks.",
      "Exit code 0 only if nothing of the patient is left."
    })
final class EraseCommand implements Callable<Integer> {

  @Option(names = "--patient", paramLabel = "ID", required = true, description = "Whom to forget.")
  private String patient;

  @Option(
      names = "--pseudonyms",
      paramLabel = "FILE",
      description = "Key with which the patient was sent: what is erased is the pseudonym of ID.")
  private Path pseudonyms;

  @Mixin private WarehouseOption warehouse;

  @Mixin private EraseBrokerMixin broker;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "Names the checkpoints and savepoints under DIR; deletes those with the patient.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--all-checkpoints",
      description = "Deletes all of these, since compressed state may hold the patient unseen.")
  private boolean allCheckpoints;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "Key of the patient's hash, made if missing (default: erasure.key in the lake).")
  private Path key;

  @Mixin private LakeKeysOption keys;

  @Mixin private AuditMixin audit;

  @Option(names = "--yes", description = "Erases; there is no way back.")
  private boolean yes;

  @Option(names = "--json", description = "Prints one JSON object instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    if (patient.isBlank()) {
      throw new Refusal("--patient is empty.");
    }
    if (pseudonyms != null) {
      patient = PseudonymsMixin.names(pseudonyms).of(patient);
    }
    Path folder = warehouse.resolve(Installation.own());
    LakeConfig config = keys.applied(LakeConfig.embedded(folder));
    ErasureKey hashes = ErasureKey.in(key == null ? Erasure.keyOf(folder) : key);
    Erasure erasure = new Erasure(config, hashes, InstantSource.system());
    EraseReport report;
    // who looks for a patient, or is refused, stands in the log like who erases
    try (AuditedAct act =
        audit
            .log()
            .begin(
                yes ? "erase" : "erase look",
                "patient " + hashes.hash(patient),
                parameters(folder))) {
      refuseRunningLanding(folder);
      report = run(config, erasure);
      if (report.proved() || !yes) {
        act.done(report.figures());
      } else {
        act.failed(report.figures());
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(report));
    } else {
      report.lines(yes).forEach(out::println);
    }
    return report.proved() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Map<String, Object> parameters(Path folder) {
    return Map.of("warehouse", folder, "topics", broker.named(), "all-checkpoints", allCheckpoints);
  }

  private EraseReport run(LakeConfig config, Erasure erasure) {
    PrintWriter err = spec.commandLine().getErr();
    PatientBytes bytes = new PatientBytes(patient);
    try (BrokerErasure topics = broker.open(bytes, err::println).orElse(null)) {
      BrokerErasure.State held = topics == null ? null : topics.look();
      boolean forget = yes && topics != null && !topics.touched(held).isEmpty();
      if (forget) {
        requireLanded(config, broker.bootstrap(), err);
      }
      String owner = "erase, process " + ProcessHandle.current().pid();
      ErasureResult lake =
          yes ? erasure.run(patient, owner, err::println) : erasure.look(patient, err::println);
      BrokerReport told = topics == null ? null : BrokerReport.seen(held, broker.decodes());
      if (forget) {
        TopicErasure.Outcome outcome = topics.forget(held, ticks -> erasure.note(patient, ticks));
        told = told.then(outcome, topics.look());
      }
      return new EraseReport(lake, told, StateReport.of(checkpoints, bytes, yes, allCheckpoints));
    }
  }

  private static void refuseRunningLanding(Path folder) {
    StackFile.of(Installation.own())
        .running()
        .filter(stack -> Path.of(stack.warehouse()).equals(folder))
        .filter(
            stack ->
                new FlinkRest(stack.flink(), Http.clientOf(Path.of(stack.folder())))
                    .runs(LandingJob.NAME))
        .ifPresent(
            stack -> {
              throw new Refusal(
                  "The job "
                      + LandingJob.NAME
                      + " is running and writes this lake: stop it (or all, with ./lifesign down),"
                      + " then erase.");
            });
  }

  /** A topic may forget only what the lake holds. */
  private static void requireLanded(LakeConfig config, String bootstrap, PrintWriter err) {
    try (BrokerLog log = BrokerLog.open(bootstrap)) {
      List<Finding> missing =
          new Reconciler(config, ReconcileCommand.topics(config), Optional.of(log))
              .run(topic -> err.println("Comparing " + topic)).findings().stream()
                  .filter(
                      finding ->
                          finding.kind() == Finding.Kind.MISSING
                              || finding.kind() == Finding.Kind.BEHIND)
                  .toList();
      if (!missing.isEmpty()) {
        throw new Refusal(
            "Records of the topics have not landed, so the topics may not forget them: "
                + missing.get(0).line());
      }
    }
  }
}
