package io.lifesign.lake.reconcile;

import io.lifesign.lake.reconcile.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One partition: its rows against its records.
 *
 * @param undecodable offsets that rightly have no row: undecodable, or erased
 * @param ticks offsets of ticks that an erasure wrote into a topic that holds none
 * @param log what the broker holds, if it was asked and has the partition
 */
record PartitionCheck(
    LandedTopic topic,
    int partition,
    LandedRows.Partition landed,
    OffsetSet undecodable,
    OffsetSet ticks,
    Optional<TopicLog.Partition> log) {

  PartitionAccount account() {
    OffsetSet rows = landed.offsets();
    return new PartitionAccount(
        topic.topic(),
        partition,
        rows.size() + landed.doubled().size(),
        rows.isEmpty() ? -1 : rows.first(),
        rows.isEmpty() ? -1 : rows.last(),
        log.map(each -> each.records().size()).orElse(-1L),
        log.map(each -> each.ticks().size()).orElse(-1L),
        undecodable.size());
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    tell(findings, Kind.DOUBLED, landed.doubled(), "more than one row at %s");
    if (log.isPresent()) {
      againstTheBroker(log.get(), findings);
    } else if (!topic.ticks()) {
      // among ticks a gap says nothing: there the ledger's sums are compared
      tell(
          findings,
          Kind.GAP,
          landed
              .offsets()
              .gaps()
              .where(offset -> !undecodable.contains(offset) && !ticks.contains(offset)),
          "no row at %s, between landed ones; a broker could tell whether there was a record");
    }
    return findings;
  }

  private void againstTheBroker(TopicLog.Partition broker, List<Finding> findings) {
    OffsetSet rows = landed.offsets();
    long last = rows.isEmpty() ? -1 : rows.last();
    OffsetSet without =
        broker.records().where(offset -> !rows.contains(offset) && !undecodable.contains(offset));
    tell(
        findings,
        Kind.MISSING,
        without.where(offset -> offset < last),
        "no row for the record at %s, though later ones have landed");
    tell(
        findings,
        Kind.BEHIND,
        without.where(offset -> offset > last),
        "not landed yet: %s, behind the last that has");
    tell(
        findings,
        Kind.INVENTED,
        rows.where(offset -> offset >= broker.begin() && !broker.records().contains(offset)),
        "a row at %s, where the broker has no record");
  }

  private void tell(List<Finding> findings, Kind kind, OffsetSet offsets, String text) {
    if (!offsets.isEmpty()) {
      findings.add(
          new Finding(
              kind,
              topic.topic(),
              partition,
              offsets.size() + " x " + text.formatted("offset " + offsets.some())));
    }
  }
}
