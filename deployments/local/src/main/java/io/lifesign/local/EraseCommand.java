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
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
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
      "Removes a patient from every table of the lake, every snapshot and tag, and proves it by",
      "reading every file before and after. Landing must be stopped. Without --yes it only looks.",
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

  @Option(
      names = "--bootstrap",
      paramLabel = "H:P",
      description = {
        "Erases from this broker's topics, too: each partition that holds the patient forgets",
        "everything up to the patient's last record, once all of it has landed."
      })
  private String bootstrap;

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
    refuseRunningLanding(folder);
    LakeConfig config = keys.applied(LakeConfig.embedded(folder));
    PatientBytes bytes = new PatientBytes(patient);
    ErasureKey hashes = ErasureKey.in(key == null ? Erasure.keyOf(folder) : key);
    Erasure erasure = new Erasure(config, hashes, InstantSource.system());
    TopicErasure topics = bootstrap == null ? null : new TopicErasure(bootstrap, bytes);
    EraseReport report;
    if (yes) {
      try (AuditedAct act =
          audit.log().begin("erase", "patient " + hashes.hash(patient), parameters(folder))) {
        report = run(config, erasure, topics, bytes);
        if (report.proved()) {
          act.done(report.figures());
        } else {
          act.failed(report.figures());
        }
      }
    } else {
      report = run(config, erasure, topics, bytes);
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
    return Map.of(
        "warehouse", folder, "topics", bootstrap != null, "all-checkpoints", allCheckpoints);
  }

  private EraseReport run(
      LakeConfig config, Erasure erasure, TopicErasure topics, PatientBytes bytes) {
    PrintWriter err = spec.commandLine().getErr();
    List<TopicErasure.Holding> held = topics == null ? List.of() : topics.look(topicNames());
    if (yes && !held.isEmpty()) {
      requireLanded(config, bootstrap, err);
    }
    String owner = "erase, process " + ProcessHandle.current().pid();
    ErasureResult lake =
        yes ? erasure.run(patient, owner, err::println) : erasure.look(patient, err::println);
    List<TopicErasure.Holding> left = held;
    if (yes && !held.isEmpty()) {
      topics.forget(held);
      left = topics.look(topicNames());
    }
    List<OldState> states =
        checkpoints.stream().flatMap(each -> OldState.under(each, bytes).stream()).toList();
    List<OldState> retired =
        states.stream().filter(state -> yes && (allCheckpoints || state.seen())).toList();
    retired.forEach(OldState::delete);
    boolean proved =
        lake.proved()
            && left.isEmpty()
            && states.stream().allMatch(state -> retired.contains(state) || !state.seen());
    return new EraseReport(lake, held, left, states, retired, proved);
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

  private static List<String> topicNames() {
    return Catalogue.load().topics().stream().map(Topic::name).toList();
  }
}
