package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/** Dead records to dead.letters. */
public final class DeadLetterResult implements AvroResult<DeadRecord> {

  private static final long serialVersionUID = 1L;

  private final String job;

  public DeadLetterResult(String job) {
    this.job = job;
  }

  @Override
  public SpecificRecord avro(DeadRecord dead) {
    Position position = dead.position();
    return DeadLetter.newBuilder()
        .setJob(job)
        .setTopic(position.topic())
        .setPartition(position.partition())
        .setOffset(position.offset())
        .setTimestamp(AvroTimes.instant(position.timestampMicros()))
        .setReason(dead.reason())
        .setDetail(dead.detail())
        .setPath(dead.path())
        .setKey(dead.key() == null ? null : ByteBuffer.wrap(dead.key()))
        .setValue(dead.value() == null ? null : ByteBuffer.wrap(dead.value()))
        .setValueLength(dead.valueLength())
        .build();
  }

  @Override
  public String key(DeadRecord dead) {
    return null;
  }

  @Override
  public long eventMicros(DeadRecord dead) {
    return dead.position().timestampMicros();
  }
}
