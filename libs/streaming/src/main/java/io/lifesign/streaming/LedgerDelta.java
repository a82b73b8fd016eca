package io.lifesign.streaming;

/**
 * What was counted of one partition since the last delta. {@code in = scored + late + duplicate +
 * dead} once everything is decided.
 */
public record LedgerDelta(
    String topic,
    int partition,
    long in,
    long scored,
    long late,
    long duplicate,
    long dead,
    long ticks) {

  public LedgerDelta plus(LedgerDelta other) {
    return new LedgerDelta(
        topic,
        partition,
        in + other.in,
        scored + other.scored,
        late + other.late,
        duplicate + other.duplicate,
        dead + other.dead,
        ticks + other.ticks);
  }

  /** Records read and not yet decided. */
  public long waiting() {
    return in - scored - late - duplicate - dead;
  }
}
