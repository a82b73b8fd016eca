package io.lifesign.lake.reconcile;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Compares what has landed with what there was to land: with a broker offset by offset, without one
 * as far as the lake itself can tell. Reads and changes nothing.
 */
public final class Reconciler {

  private final LakeConfig config;
  private final List<LandedTopic> topics;
  private final Optional<TopicLog> broker;

  public Reconciler(LakeConfig config, List<LandedTopic> topics, Optional<TopicLog> broker) {
    this.config = config;
    this.topics = List.copyOf(topics);
    this.broker = broker;
  }

  /**
   * Compares topic after topic.
   *
   * @param progress is told each topic
   */
  public Reconciliation run(Consumer<String> progress) {
    List<PartitionAccount> accounts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try (Lake lake = Lake.existing(config)) {
      Map<LandedTopic, SortedMap<Integer, TopicLog.Partition>> logs = new LinkedHashMap<>();
      // the broker first: what is written meanwhile is then not missed in the tables
      for (LandedTopic topic : topics) {
        progress.accept(topic.topic());
        logs.put(topic, broker.map(log -> log.partitions(topic.topic())).orElseGet(TreeMap::new));
      }
      Verdicts undecodable =
          Verdicts.undecodable(lake.table("dead_letters"))
              .and(lake.erasures(), Verdicts::erasedRow);
      Verdicts ticks = Verdicts.ticks(lake.erasures());
      Map<String, LandedRows> rows = new TreeMap<>();
      for (LandedTopic topic : topics) {
        LandedRows landed = LandedRows.of(lake.table(topic.table()), topic.topic());
        rows.put(topic.topic(), landed);
        if (landed.misplaced() > 0) {
          findings.add(
              new Finding(
                  Finding.Kind.MISPLACED,
                  topic.topic(),
                  -1,
                  landed.misplaced() + " rows of other topics are in " + topic.table()));
        }
        SortedMap<Integer, TopicLog.Partition> log = logs.get(topic);
        TreeSet<Integer> numbers = new TreeSet<>(landed.partitions().keySet());
        numbers.addAll(log.keySet());
        for (int number : numbers) {
          PartitionCheck check =
              new PartitionCheck(
                  topic,
                  number,
                  landed.partition(number),
                  undecodable.on(topic.topic(), number),
                  ticks.on(topic.topic(), number),
                  Optional.ofNullable(log.get(number)));
          accounts.add(check.account());
          findings.addAll(check.findings());
        }
      }
      findings.addAll(new LedgerCheck(lake, rows, judged(), undecodable).findings());
    }
    findings.sort(
        Comparator.comparing(Finding::topic)
            .thenComparing(Finding::partition)
            .thenComparing(Finding::kind));
    return new Reconciliation(List.copyOf(accounts), List.copyOf(findings));
  }

  private Set<String> judged() {
    return topics.stream()
        .filter(LandedTopic::judged)
        .map(LandedTopic::topic)
        .collect(Collectors.toSet());
  }
}
