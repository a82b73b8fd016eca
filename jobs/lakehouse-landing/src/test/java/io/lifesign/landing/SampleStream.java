package io.lifesign.landing;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Records of every topic in two partitions, then ticks without end: like Kafka it never finishes.
 * (A subtask that finishes before the others would lose its last rows, see docs/adr/0003.)
 */
final class SampleStream {

  static final String FAULT = "struck by the test";

  /** The source gives each of two subtasks one half of its numbers: a partition each. */
  private static final long PER_PARTITION = 1L << 60;

  /** So slow that several checkpoints fall among the records. */
  private static final Duration PACE = Duration.ofMillis(1);

  enum Fault {
    NONE,
    /** Strikes the first attempt after the first checkpoint with records in it. */
    AFTER_FIRST_CHECKPOINT
  }

  private SampleStream() {}

  /** With parallelism 2; so many offsets of each topic in each partition. */
  static DataStream<RawRecord> of(StreamExecutionEnvironment env, int offsets, Fault fault) {
    return of(env, offsets, fault, PACE);
  }

  /** The same, with a record of each partition every so often. */
  static DataStream<RawRecord> of(
      StreamExecutionEnvironment env, int offsets, Fault fault, Duration pace) {
    return env.fromSource(
            new NumberSequenceSource(0, 2 * PER_PARTITION - 1),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid("numbers")
        .map(new ToRecord(offsets, fault, pace))
        .returns(RawRecord.class)
        .uid("records");
  }

  private static final class ToRecord extends RichMapFunction<Long, RawRecord>
      implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    private final int offsets;
    private final Fault fault;
    private final Duration pace;
    private transient List<Topic> topics;
    private transient boolean begun;
    private transient boolean begunAtSnapshot;
    private transient boolean doomed;

    ToRecord(int offsets, Fault fault, Duration pace) {
      this.offsets = offsets;
      this.fault = fault;
      this.pace = pace;
    }

    @Override
    public RawRecord map(Long n) {
      if (doomed) {
        throw new IllegalStateException(FAULT);
      }
      if (topics == null) {
        topics = Catalogue.load().topics();
      }
      int partition = (int) (n / PER_PARTITION);
      long offset = n % PER_PARTITION / topics.size();
      int index = (int) (n % PER_PARTITION % topics.size());
      Topic topic = topics.get(index);
      LockSupport.parkNanos(pace.toNanos());
      begun = true;
      if (offset >= offsets) {
        return new RawRecord(topic.name(), partition, offset, 0, null, null);
      }
      byte[] value = SampleRecords.value(topic.schema(), index + 1, offset);
      return new RawRecord(topic.name(), partition, offset, 0, null, value);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      begunAtSnapshot = begun;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      doomed =
          fault == Fault.AFTER_FIRST_CHECKPOINT
              && begunAtSnapshot
              && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0;
    }
  }
}
