package io.lifesign.clinical.rhythm;

import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import java.util.ArrayList;
import java.util.List;

/** A strip of ECG for tests: beats and ticks in the order of time. */
final class Strip {

  static final long SECOND = 1_000_000;
  static final RhythmRules RULES = RhythmRules.standard();

  final List<Said> said = new ArrayList<>();
  SignalTick.Pulse pulse;
  private long beatMicros;
  private long tickMicros;
  private boolean begins = true;

  /** Beats by their letters, each so long after the one before. */
  Strip beats(String letters, long rrMicros) {
    for (char letter : letters.toCharArray()) {
      beat(BeatClass.valueOf(String.valueOf(letter)), rrMicros);
    }
    return this;
  }

  Strip beat(BeatClass beatClass, long rrMicros) {
    beatMicros += rrMicros;
    said.add(
        new Said(
            new Beat("p", "d", beatMicros, beatMicros, beatClass, begins ? 0 : rrMicros, 1, 1),
            null));
    begins = false;
    tickMicros = Math.max(tickMicros, beatMicros);
    return this;
  }

  /** So many seconds of signal without beats. */
  Strip ticks(int seconds, SignalTick.State state, double fibrillation, double irregularity) {
    for (int i = 0; i < seconds; i++) {
      long from = tickMicros;
      tickMicros += SECOND;
      if (pulse != null) {
        pulse = new SignalTick.Pulse(tickMicros, pulse.rate(), pulse.quality());
      }
      said.add(
          new Said(
              null,
              new SignalTick(
                  "p",
                  "d",
                  from,
                  tickMicros,
                  tickMicros,
                  state,
                  List.of(),
                  1,
                  Long.MIN_VALUE,
                  fibrillation,
                  irregularity,
                  pulse)));
    }
    beatMicros = Math.max(beatMicros, tickMicros);
    begins |= state == SignalTick.State.LOST || state == SignalTick.State.LEAD_OFF;
    return this;
  }

  Strip ticks(int seconds) {
    return ticks(seconds, SignalTick.State.USABLE, 0, 0);
  }

  Strip pulse(double rate, double quality) {
    pulse = new SignalTick.Pulse(tickMicros, rate, quality);
    return this;
  }

  /** Every rhythm in it, by the definitions. */
  List<Rhythm> rhythms() {
    return RhythmReading.of(said, RULES).stream().map(RhythmSpan::rhythm).toList();
  }

  /**
   * The spans of rhythms that need no pattern, as the tracker and the book of episodes tell them.
   */
  List<RhythmSpan> tracked() {
    List<RhythmSpan> spans = new ArrayList<>();
    EpisodeBook book = new EpisodeBook("p");
    EpisodeSink episodes =
        new EpisodeSink() {
          @Override
          public void episode(RhythmEpisode e) {
            if (e.status() == RhythmEpisode.Status.OPENED) {
              spans.add(
                  new RhythmSpan(e.rhythm(), e.onsetMicros(), e.atMicros(), 0, Long.MAX_VALUE));
            } else if (e.status() == RhythmEpisode.Status.CLOSED) {
              spans.replaceAll(span -> closes(e, span) ? closed(span, e) : span);
            }
          }

          @Override
          public void signal(Signal signal) {}
        };
    track(
        RhythmTrackers.fresh(),
        new RhythmSink() {
          @Override
          public void step(RhythmStep step) {}

          @Override
          public void signal(RhythmSignal signal) {
            book.signal(signal, episodes);
          }
        });
    return spans.stream()
        .sorted(
            java.util.Comparator.comparing(RhythmSpan::rhythm)
                .thenComparingLong(RhythmSpan::openedMicros))
        .toList();
  }

  private static boolean closes(RhythmEpisode e, RhythmSpan span) {
    return span.rhythm() == e.rhythm() && span.onsetMicros() == e.onsetMicros();
  }

  private static RhythmSpan closed(RhythmSpan span, RhythmEpisode e) {
    return new RhythmSpan(
        span.rhythm(), span.onsetMicros(), span.openedMicros(), e.endMicros(), e.atMicros());
  }

  void track(RhythmTracker tracker, RhythmSink sink) {
    for (Said one : said) {
      if (one.beat() != null) {
        tracker.beat(one.beat(), sink);
      } else {
        tracker.tick(one.tick(), sink);
      }
    }
  }
}
