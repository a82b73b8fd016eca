package io.lifesign.streaming;

import io.lifesign.schemas.Ledger;
import org.apache.avro.specific.SpecificRecord;

/** The sums of a job to the topic ledger. */
public final class LedgerResult implements AvroResult<LedgerEntry> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(LedgerEntry entry) {
    LedgerDelta sums = entry.sums();
    return Ledger.newBuilder()
        .setJob(entry.job())
        .setTopic(sums.topic())
        .setPartition(sums.partition())
        .setEventTime(AvroTimes.instant(entry.atMicros()))
        .setRecordsIn(sums.in())
        .setScored(sums.scored())
        .setLate(sums.late())
        .setDuplicate(sums.duplicate())
        .setDead(sums.dead())
        .setWaiting(sums.waiting())
        .setTicks(sums.ticks())
        .build();
  }

  @Override
  public String key(LedgerEntry entry) {
    return entry.job();
  }

  @Override
  public long eventMicros(LedgerEntry entry) {
    return entry.atMicros();
  }
}
