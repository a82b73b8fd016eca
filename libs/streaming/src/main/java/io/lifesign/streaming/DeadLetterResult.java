package io.lifesign.streaming;

import io.lifesign.schemas.DeadLetter;
import io.lifesign.schemas.DeadLetterReason;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Dead records to dead.letters. */
public final class DeadLetterResult implements AvroResult<DeadRecord> {

  private static final long serialVersionUID = 1L;

  private final String job;

  private transient Map<DeadLetterReason, Counter> byReason;

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

  /** Every reason is there from the start: a counter that begins at 1 shows no increase. */
  @Override
  public void open(MetricGroup metrics) {
    byReason = new EnumMap<>(DeadLetterReason.class);
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      byReason.put(reason, metrics.addGroup("reason", reason.name()).counter("dead_letters"));
    }
  }

  @Override
  public void written(DeadRecord dead) {
    byReason.get(dead.reason()).inc();
  }
}
