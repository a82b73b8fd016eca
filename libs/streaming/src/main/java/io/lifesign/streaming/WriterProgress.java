package io.lifesign.streaming;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.types.Either;

/**
 * Puts into a stream of results, between them, how far event time has come, for each partition of
 * their topic: whoever reads the topic by event time then knows when all is in. It sits right
 * before the sink and has its parallelism, so that a tick follows, in each partition, every result
 * that it speaks of.
 */
final class WriterProgress<T> extends AbstractStreamOperator<Either<T, WriterTick>>
    implements OneInputStreamOperator<T, Either<T, WriterTick>> {

  private static final long serialVersionUID = 1L;

  /** How often event time is told. */
  private static final long STEP_MILLIS = 10_000;

  private final int partitions;
  private transient long toldMillis;

  WriterProgress(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public void open() throws Exception {
    super.open();
    toldMillis = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    output.collect(element.replace(Either.Left(element.getValue())));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long millis = mark.getTimestamp();
    boolean news = toldMillis == Long.MIN_VALUE || millis >= toldMillis + STEP_MILLIS;
    if (news && millis != Long.MIN_VALUE && millis != Long.MAX_VALUE) {
      toldMillis = millis;
      int writer = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      int writers = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
      for (int partition = 0; partition < partitions; partition++) {
        output.collect(
            new StreamRecord<>(
                Either.Right(new WriterTick(partition, writer, writers, millis * 1_000)), millis));
      }
    }
    super.processWatermark(mark);
  }
}
