package io.lifesign.arrhythmia;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.rhythm.EpisodeBook;
import io.lifesign.clinical.rhythm.EpisodeSink;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.streaming.Backstop;
import io.lifesign.streaming.PartitionWatermarks;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts what the patterns and trackers say of a patient into the order of signal time and has the
 * book of episodes opened and closed.
 */
final class EpisodeFunction extends KeyedProcessFunction<String, EpisodeInput, RhythmEpisode> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;

  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals") {};

  private final Duration retention;

  private transient ValueState<EpisodeState> states;

  EpisodeFunction(Duration retention) {
    this.retention = retention;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<EpisodeState> descriptor =
        new ValueStateDescriptor<>("episodes", new EpisodeStateSerializer());
    descriptor.enableTimeToLive(Backstop.after(retention));
    states = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(EpisodeInput input, Context context, Collector<RhythmEpisode> out)
      throws Exception {
    EpisodeState known = states.value();
    EpisodeState state =
        known == null ? new EpisodeState(new EpisodeBook(context.getCurrentKey())) : known;
    state.add(input);
    keep(state, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RhythmEpisode> out)
      throws Exception {
    EpisodeState state = states.value();
    if (state == null || timestamp < state.timerMillis) {
      return;
    }
    state.timerMillis = EpisodeState.NO_TIMER;
    long limit = timestamp * MICROS_PER_MILLI + MICROS_PER_MILLI - 1;
    EpisodeSink sink = sink(context, out);
    boolean forgets = false;
    while (!state.waiting.isEmpty() && state.waiting.get(0).atMicros() <= limit) {
      EpisodeInput input = state.waiting.remove(0);
      forgets = input.forgets();
      if (input.signal() != null) {
        state.book.signal(input.signal(), sink);
      } else if (input.profile() != null) {
        state.book.profile(input.profile());
      }
    }
    if (forgets && state.waiting.isEmpty()) {
      states.clear();
    } else {
      keep(state, context);
    }
  }

  private void keep(EpisodeState state, Context context) throws Exception {
    if (!state.waiting.isEmpty()) {
      long millis = PartitionWatermarks.millis(state.waiting.get(0).atMicros());
      if (millis < state.timerMillis) {
        state.timerMillis = millis;
        context.timerService().registerEventTimeTimer(millis);
      }
    }
    states.update(state);
  }

  private static EpisodeSink sink(Context context, Collector<RhythmEpisode> out) {
    return new EpisodeSink() {
      @Override
      public void episode(RhythmEpisode episode) {
        out.collect(episode);
      }

      @Override
      public void signal(Signal signal) {
        context.output(SIGNALS, signal);
      }
    };
  }
}
