package io.lifesign.lake.reconcile;

import java.util.List;

/** What was compared, and what did not fit. */
public record Reconciliation(List<PartitionAccount> partitions, List<Finding> findings) {

  public boolean clean() {
    return findings.isEmpty();
  }

  /** Whether time may mend it: records have not landed yet, and nothing else is wrong. */
  public boolean onlyBehind() {
    return !clean() && findings.stream().allMatch(each -> each.kind() == Finding.Kind.BEHIND);
  }
}
