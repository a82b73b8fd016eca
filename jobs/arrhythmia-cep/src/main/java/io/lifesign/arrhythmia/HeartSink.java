package io.lifesign.arrhythmia;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.clinical.rhythm.RhythmSink;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.rhythm.RhythmTracker;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Publishes what a detector says, and hands it to the tracker, and what that says to its streams.
 */
final class HeartSink implements EcgSink, RhythmSink {

  private final KeyedCoProcessFunction<String, ?, ?, Beat>.Context context;
  private final Collector<Beat> beats;
  private final Consumer<RhythmStep> steps;
  private RhythmTracker tracker;

  HeartSink(
      KeyedCoProcessFunction<String, ?, ?, Beat>.Context context,
      Collector<Beat> beats,
      Consumer<RhythmStep> steps) {
    this.context = context;
    this.beats = beats;
    this.steps = steps;
  }

  /** For the device with that tracker. */
  HeartSink of(RhythmTracker its) {
    tracker = its;
    return this;
  }

  @Override
  public void beat(Beat beat) {
    beats.collect(beat);
    tracker.beat(beat, this);
  }

  @Override
  public void tick(SignalTick tick) {
    context.output(EcgFunction.TICKS, tick);
    tracker.tick(tick, this);
  }

  @Override
  public void step(RhythmStep step) {
    steps.accept(step);
  }

  @Override
  public void signal(RhythmSignal signal) {
    context.output(EcgFunction.EPISODE_INPUTS, EpisodeInput.of(signal));
  }
}
