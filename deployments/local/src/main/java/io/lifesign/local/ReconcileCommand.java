package io.lifesign.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.reconcile.Finding;
import io.lifesign.lake.reconcile.LandedTopic;
import io.lifesign.lake.reconcile.Reconciler;
import io.lifesign.lake.reconcile.Reconciliation;
import io.lifesign.lake.reconcile.TopicLog;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that what was sent has landed, once. */
@Command(
    name = "reconcile",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the records of every topic with the rows of its table, offset by offset, and the",
      "jobs' own sums with the tables. Without a broker, compares what the lake itself can tell.",
      "One line for each finding; exit code 1 if there is any."
    })
final class ReconcileCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--bootstrap",
      paramLabel = "H:P",
      description = "The broker whose topics landed here (default: the running stack's, if any).")
  private String bootstrap;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      description = "How long records may still be on their way to the tables (default: PT30S).")
  private Duration patience = Duration.ofSeconds(30);

  @Option(
      names = "--json",
      description = "Prints {\"partitions\":[...],\"findings\":[...]} instead.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException, InterruptedException {
    LakeConfig lake = LakeConfig.embedded(warehouse.resolve(Installation.own()));
    Optional<String> broker =
        Optional.ofNullable(bootstrap)
            .or(
                () ->
                    StackFile.of(Installation.own())
                        .running()
                        .filter(
                            stack -> lake.equals(LakeConfig.embedded(Path.of(stack.warehouse()))))
                        .map(StackAddresses::kafka));
    PrintWriter err = spec.commandLine().getErr();
    Reconciliation reconciliation;
    if (broker.isPresent()) {
      try (BrokerLog log = BrokerLog.open(broker.get())) {
        reconciliation = settled(lake, Optional.of(log), patience, err::println);
      }
    } else {
      err.println("No broker: comparing what the lake itself can tell");
      reconciliation = settled(lake, Optional.empty(), patience, err::println);
    }
    print(reconciliation);
    return reconciliation.clean() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Looks again as long as records are merely on their way. */
  static Reconciliation settled(
      LakeConfig lake, Optional<TopicLog> log, Duration patience, Consumer<String> progress)
      throws InterruptedException {
    Reconciler reconciler = new Reconciler(lake, topics(lake), log);
    long until = System.nanoTime() + patience.toNanos();
    Reconciliation reconciliation = reconciler.run(topic -> progress.accept("Comparing " + topic));
    while (reconciliation.onlyBehind() && System.nanoTime() < until) {
      progress.accept("Waiting for records that have not landed yet");
      Thread.sleep(PAUSE.toMillis());
      reconciliation = reconciler.run(ignored -> {});
    }
    return reconciliation;
  }

  /** A topic that lands only where asked for counts if it has. */
  static List<LandedTopic> topics(LakeConfig config) {
    try (Lake lake = Lake.existing(config)) {
      SortedMap<String, Long> rows = lake.rowCounts();
      return Catalogue.load().topics().stream()
          .filter(
              topic ->
                  topic.table().landed() == Topic.Landed.ALWAYS
                      || rows.getOrDefault(topic.table().name(), 0L) > 0)
          .map(
              topic ->
                  new LandedTopic(
                      topic.name(),
                      topic.table().name(),
                      topic.holdsTicks(),
                      topic.kind() == Topic.Kind.DEVICE))
          .toList();
    }
  }

  private void print(Reconciliation reconciliation) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .writeValueAsString(
                  Map.of(
                      "clean", reconciliation.clean(),
                      "partitions", reconciliation.partitions(),
                      "findings", reconciliation.findings())));
      return;
    }
    new TextTable(
            List.of(
                "topic", "partition", "rows", "first", "last", "records", "ticks", "unreadable"),
            reconciliation.partitions().stream()
                .map(
                    each ->
                        List.<Object>of(
                            each.topic(),
                            each.partition(),
                            each.rows(),
                            each.first(),
                            each.last(),
                            each.records(),
                            each.ticks(),
                            each.unreadable()))
                .toList())
        .lines()
        .forEach(out::println);
    reconciliation.findings().stream().map(Finding::line).forEach(out::println);
    out.println(
        reconciliation.clean()
            ? "Clean: nothing that was compared differs"
            : reconciliation.findings().size() + " findings");
  }
}
