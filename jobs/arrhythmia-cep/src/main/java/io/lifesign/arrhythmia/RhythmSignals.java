package io.lifesign.arrhythmia;

import static io.lifesign.arrhythmia.RhythmPatterns.FIRST;
import static io.lifesign.arrhythmia.RhythmPatterns.LAST;

import io.lifesign.clinical.rhythm.Rhythm;
import io.lifesign.clinical.rhythm.RhythmSignal;
import io.lifesign.clinical.rhythm.RhythmSigns;
import io.lifesign.clinical.rhythm.RhythmStep;
import io.lifesign.clinical.rhythm.RhythmThresholds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    KeyedStream<RhythmStep, String> streams = steps.keyBy(RhythmStep::stream, Types.STRING);
    List<DataStream<RhythmSignal>> lasting = new ArrayList<>();
    for (Rhythm rhythm :
        List.of(
            Rhythm.VENTRICULAR_TACHYCARDIA,
            Rhythm.IDIOVENTRICULAR_RHYTHM,
            Rhythm.SUPRAVENTRICULAR_TACHYCARDIA)) {
      Reading onset = (first, last) -> RhythmSigns.sustained(last);
      lasting.add(found(streams, rhythm, RhythmPatterns.sustained(rhythm), onset));
    }
    Reading bigeminy =
        (first, last) -> RhythmSigns.cycles(Rhythm.VENTRICULAR_BIGEMINY, first, last);
    lasting.add(found(streams, Rhythm.VENTRICULAR_BIGEMINY, RhythmPatterns.bigeminy(), bigeminy));
    Reading trigeminy =
        (first, last) -> RhythmSigns.cycles(Rhythm.VENTRICULAR_TRIGEMINY, first, last);
    lasting.add(
        found(streams, Rhythm.VENTRICULAR_TRIGEMINY, RhythmPatterns.trigeminy(), trigeminy));
    DataStream<RhythmSignal> momentary = momentary(streams, thresholds);
    return union(lasting).union(momentary, over(momentary, thresholds.quietMicros()));
  }

  private static DataStream<RhythmSignal> momentary(
      KeyedStream<RhythmStep, String> streams, RhythmThresholds thresholds) {
    Reading couplet = (first, last) -> RhythmSigns.run(Rhythm.COUPLET, first, last);
    Reading run = (first, last) -> RhythmSigns.run(Rhythm.VENTRICULAR_RUN, first, last);
    Reading pause = (first, last) -> RhythmSigns.pause(Rhythm.PAUSE, last);
    Reading longPause = (first, last) -> RhythmSigns.pause(Rhythm.LONG_PAUSE, last);
    return union(
        List.of(
            found(streams, Rhythm.COUPLET, RhythmPatterns.couplet(), couplet),
            found(
                streams,
                Rhythm.VENTRICULAR_RUN,
                RhythmPatterns.ventricularRun(thresholds.ventricularRate()),
                run),
            found(streams, Rhythm.R_ON_T, RhythmPatterns.rOnT(), RhythmSigns::rOnT),
            found(streams, Rhythm.PAUSE, RhythmPatterns.pause(thresholds), pause),
            found(streams, Rhythm.LONG_PAUSE, RhythmPatterns.longPause(thresholds), longPause)));
  }

  private static DataStream<RhythmSignal> found(
      KeyedStream<RhythmStep, String> streams,
      Rhythm rhythm,
      Pattern<RhythmStep, ?> pattern,
      Reading reading) {
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

  private static DataStream<RhythmSignal> union(List<DataStream<RhythmSignal>> streams) {
    DataStream<RhythmSignal> all = streams.get(0);
    for (DataStream<RhythmSignal> next : streams.subList(1, streams.size())) {
      all = all.union(next);
    }
    return all;
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
