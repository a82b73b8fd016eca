package io.lifesign.arrhythmia;

import static io.lifesign.arrhythmia.RhythmPatterns.FIRST;
import static io.lifesign.arrhythmia.RhythmPatterns.LAST;

import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.clinical.rhythm.RhythmSigns;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.rhythm.RhythmThresholds;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;

/** The patterns on the stream of steps, each device by itself: what begins, and what is over. */
final class RhythmSignals {

  private RhythmSignals() {}

  /** How a match reads. */
  private interface Reading extends Serializable {
    RhythmSignal of(RhythmStep first, RhythmStep last);
  }

  /** Signals of every pattern; the steps carry their event time as timestamps. */
  static DataStream<RhythmSignal> of(DataStream<RhythmStep> steps, RhythmThresholds thresholds) {
    DataStream<RhythmStep> ventricular =
        relevant(steps, "ventricular-runs", RhythmPatterns::inVentricularRun);
    DataStream<RhythmStep> supraventricular =
        relevant(steps, "supraventricular-runs", RhythmPatterns::inSupraventricularRun);
    DataStream<RhythmStep> twos = relevant(steps, "twos", RhythmPatterns::inTwos);
    DataStream<RhythmStep> threes = relevant(steps, "threes", RhythmPatterns::inThrees);
    DataStream<RhythmSignal> momentary = momentary(steps, thresholds);
    return sustained(ventricular, Rhythm.VENTRICULAR_TACHYCARDIA)
        .union(
            sustained(ventricular, Rhythm.IDIOVENTRICULAR_RHYTHM),
            sustained(supraventricular, Rhythm.SUPRAVENTRICULAR_TACHYCARDIA),
            cycles(twos, Rhythm.VENTRICULAR_BIGEMINY, RhythmPatterns.bigeminy()),
            cycles(threes, Rhythm.VENTRICULAR_TRIGEMINY, RhythmPatterns.trigeminy()),
            momentary,
            over(momentary, thresholds.quietMicros()));
  }

  private static DataStream<RhythmSignal> sustained(DataStream<RhythmStep> steps, Rhythm rhythm) {
    Reading onset = (first, last) -> RhythmSigns.sustained(last);
    return found(steps, rhythm, RhythmPatterns.sustained(rhythm), onset);
  }

  private static DataStream<RhythmSignal> cycles(
      DataStream<RhythmStep> steps, Rhythm rhythm, Pattern<RhythmStep, ?> pattern) {
    Reading cycles = (first, last) -> RhythmSigns.cycles(rhythm, first, last);
    return found(steps, rhythm, pattern, cycles);
  }

  private static DataStream<RhythmSignal> momentary(
      DataStream<RhythmStep> steps, RhythmThresholds thresholds) {
    DataStream<RhythmStep> around =
        relevant(steps, "around-ventricular", RhythmPatterns::aroundVentricular);
    long shortest = thresholds.pauseMicros();
    DataStream<RhythmStep> late = relevant(steps, "pauses", step -> step.rrMicros() > shortest);
    Reading couplet = (first, last) -> RhythmSigns.run(Rhythm.COUPLET, first, last);
    Reading run = (first, last) -> RhythmSigns.run(Rhythm.VENTRICULAR_RUN, first, last);
    Reading pause = (first, last) -> RhythmSigns.pause(Rhythm.PAUSE, last);
    Reading longPause = (first, last) -> RhythmSigns.pause(Rhythm.LONG_PAUSE, last);
    return found(around, Rhythm.COUPLET, RhythmPatterns.couplet(), couplet)
        .union(
            found(
                around,
                Rhythm.VENTRICULAR_RUN,
                RhythmPatterns.ventricularRun(thresholds.ventricularRate()),
                run),
            found(around, Rhythm.R_ON_T, RhythmPatterns.rOnT(), RhythmSigns::rOnT),
            found(late, Rhythm.PAUSE, RhythmPatterns.pause(thresholds), pause),
            found(late, Rhythm.LONG_PAUSE, RhythmPatterns.longPause(thresholds), longPause));
  }

  private static DataStream<RhythmStep> relevant(
      DataStream<RhythmStep> steps, String name, FilterFunction<RhythmStep> filter) {
    return steps.filter(filter).uid("steps-" + name).name("steps: " + name);
  }

  private static DataStream<RhythmSignal> found(
      DataStream<RhythmStep> steps,
      Rhythm rhythm,
      Pattern<RhythmStep, ?> pattern,
      Reading reading) {
    KeyedStream<RhythmStep, String> streams = steps.keyBy(RhythmStep::stream, Types.STRING);
    return CEP.pattern(streams, pattern, new AsSaid())
        .process(new Found(reading), RhythmSignalSerializer.type())
        .uid(rhythm.ruleId())
        .name(rhythm.ruleId());
  }

  /** Momentary rhythms share one operator: each is a key of its own. */
  private static DataStream<RhythmSignal> over(
      DataStream<RhythmSignal> momentary, long quietMicros) {
    KeyedStream<RhythmSignal, String> byRhythm =
        momentary.keyBy(signal -> signal.stream() + '|' + signal.rhythm(), Types.STRING);
    return CEP.pattern(byRhythm, RhythmPatterns.quiet(quietMicros), new SignalsAsSaid())
        .process(new Over(quietMicros), RhythmSignalSerializer.type())
        .uid("quiet")
        .name("quiet again");
  }

  /** Steps of one millisecond stand in the order in which they were said. */
  private static final class AsSaid implements EventComparator<RhythmStep> {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(RhythmStep a, RhythmStep b) {
      int order = Long.compare(a.atMicros(), b.atMicros());
      return order != 0 ? order : Long.compare(a.order(), b.order());
    }
  }

  private static final class SignalsAsSaid implements EventComparator<RhythmSignal> {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(RhythmSignal a, RhythmSignal b) {
      int order = Long.compare(a.atMicros(), b.atMicros());
      return order != 0 ? order : Long.compare(a.order(), b.order());
    }
  }

  private static final class Found extends PatternProcessFunction<RhythmStep, RhythmSignal> {
    private static final long serialVersionUID = 1L;

    private final Reading reading;

    Found(Reading reading) {
      this.reading = reading;
    }

    @Override
    public void processMatch(
        Map<String, List<RhythmStep>> match, Context context, Collector<RhythmSignal> out) {
      RhythmStep last = match.get(LAST).get(0);
      List<RhythmStep> first = match.get(FIRST);
      out.collect(reading.of(first == null ? last : first.get(0), last));
    }
  }

  private static final class Over extends PatternProcessFunction<RhythmSignal, RhythmSignal> {
    private static final long serialVersionUID = 1L;

    private final long quietMicros;

    Over(long quietMicros) {
      this.quietMicros = quietMicros;
    }

    @Override
    public void processMatch(
        Map<String, List<RhythmSignal>> match, Context context, Collector<RhythmSignal> out) {
      out.collect(RhythmSigns.over(match.get(FIRST).get(0), quietMicros));
    }
  }
}
