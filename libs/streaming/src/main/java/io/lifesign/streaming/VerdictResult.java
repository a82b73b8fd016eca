package io.lifesign.streaming;

import io.lifesign.schemas.RecordOutcome;
import io.lifesign.schemas.Verdict;
import org.apache.avro.specific.SpecificRecord;

/** Verdicts to record.outcomes. */
public final class VerdictResult implements AvroResult<RecordVerdict> {

  private static final long serialVersionUID = 1L;

  private final String job;

  public VerdictResult(String job) {
    this.job = job;
  }

  @Override
  public SpecificRecord avro(RecordVerdict verdict) {
    return RecordOutcome.newBuilder()
        .setPatientId(verdict.patientId())
        .setEventTime(AvroTimes.instant(verdict.source().atMicros()))
        .setJob(job)
        .setTopic(verdict.position().topic())
        .setPartition(verdict.position().partition())
        .setOffset(verdict.position().offset())
        .setVerdict(Verdict.valueOf(verdict.kind().name()))
        .setSource(AvroStamps.of(verdict.source()))
        .setLateByMicros(verdict.lateByMicros())
        .build();
  }

  @Override
  public String key(RecordVerdict verdict) {
    return verdict.patientId();
  }

  @Override
  public long eventMicros(RecordVerdict verdict) {
    return verdict.source().atMicros();
  }
}
