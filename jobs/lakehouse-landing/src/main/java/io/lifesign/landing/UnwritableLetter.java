package io.lifesign.landing;

import io.lifesign.schemas.DeadLetter;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.DeadRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;

/** A record that this job could not write, as a dead letter. */
final class UnwritableLetter implements AvroResult<DeadRecord> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(DeadRecord dead) {
    return DeadLetter.newBuilder()
        .setJob(LandingJob.NAME)
        .setTopic(dead.position().topic())
        .setPartition(dead.position().partition())
        .setOffset(dead.position().offset())
        .setTimestamp(Instant.EPOCH.plus(dead.position().timestampMicros(), ChronoUnit.MICROS))
        .setReason(dead.reason())
        .setDetail(dead.detail())
        .setKey(buffer(dead.key()))
        .setValue(buffer(dead.value()))
        .setValueLength(dead.valueLength())
        .build();
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
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
