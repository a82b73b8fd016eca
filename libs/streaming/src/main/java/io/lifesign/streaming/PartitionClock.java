package io.lifesign.streaming;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Stamps every usable record with the progress of its partition, so that being late is a property
 * of the partition's log and not of when a watermark happened to be emitted; counts what comes in,
 * and parts the dead from the living.
 *
 * <p>The clocks are union state: after a restore or a rescale every subtask knows all of them, and
 * each partition goes on where it was.
 */
public final class PartitionClock<T> extends AbstractStreamOperator<Arrival<T>>
    implements OneInputStreamOperator<Arrival<T>, Arrival<T>> {

  private static final long serialVersionUID = 1L;

  /** Records that cannot be used. */
  public static final OutputTag<DeadRecord> DEAD =
      new OutputTag<>("dead", TypeInformation.of(DeadRecord.class));

  /** What was counted. */
  public static final OutputTag<LedgerDelta> LEDGER =
      new OutputTag<>("ledger", TypeInformation.of(LedgerDelta.class));

  private transient ListState<Tuple3<String, Integer, Long>> saved;
  private transient Map<String, long[]> clocks;
  private transient Tally tally;
  private transient Counter in;
  private transient Counter dead;
  private transient Counter ticks;

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    saved =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "partition-clocks", Types.TUPLE(Types.STRING, Types.INT, Types.LONG)));
    clocks = new HashMap<>();
    for (Tuple3<String, Integer, Long> clock : saved.get()) {
      long[] times = times(clock.f0, clock.f1);
      times[clock.f1] = Math.max(times[clock.f1], clock.f2);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    tally = new Tally();
    in = getMetricGroup().counter("records_in");
    dead = getMetricGroup().counter("records_dead");
    ticks = getMetricGroup().counter("ticks");
  }

  @Override
  public void processElement(StreamRecord<Arrival<T>> element) {
    Arrival<T> arrival = element.getValue();
    Position position = arrival.position();
    if (arrival.dead() != null) {
      in.inc();
      dead.inc();
      tally.add(Tally.Count.IN, position);
      tally.add(Tally.Count.DEAD, position);
      output.collect(DEAD, new StreamRecord<>(arrival.dead()));
      return;
    }
    long[] times = times(position.topic(), position.partition());
    long clock = times[position.partition()];
    times[position.partition()] = Math.max(clock, arrival.progressMicros());
    if (arrival.usable()) {
      in.inc();
      tally.add(Tally.Count.IN, position);
      output.collect(element.replace(arrival.stamped(clock)));
    } else {
      ticks.inc();
      tally.add(Tally.Count.TICKS, position);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    if (mark.getTimestamp() == Long.MAX_VALUE && !clocks.isEmpty()) {
      // the data end here: that is a time, too, and not the same as the end of all time
      super.processWatermark(new Watermark(PartitionWatermarks.millis(earliest())));
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    saved.clear();
    for (Map.Entry<String, long[]> topic : clocks.entrySet()) {
      long[] times = topic.getValue();
      for (int partition = 0; partition < times.length; partition++) {
        if (times[partition] != Long.MIN_VALUE) {
          saved.add(Tuple3.of(topic.getKey(), partition, times[partition]));
        }
      }
    }
  }

  /** Where the slowest partition stands, us. */
  private long earliest() {
    return clocks.values().stream()
        .flatMapToLong(Arrays::stream)
        .filter(time -> time != Long.MIN_VALUE)
        .min()
        .orElse(Long.MIN_VALUE);
  }

  private void flush() {
    for (LedgerDelta delta : tally.drain()) {
      output.collect(LEDGER, new StreamRecord<>(delta));
    }
  }

  private long[] times(String topic, int partition) {
    long[] times = clocks.get(topic);
    int known = times == null ? 0 : times.length;
    if (partition >= known) {
      long[] more = new long[partition + 1];
      Arrays.fill(more, Long.MIN_VALUE);
      if (times != null) {
        System.arraycopy(times, 0, more, 0, known);
      }
      clocks.put(topic, more);
      times = more;
    }
    return times;
  }
}
