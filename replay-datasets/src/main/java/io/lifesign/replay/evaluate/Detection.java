package io.lifesign.replay.evaluate;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.replay.Micros;
import io.lifesign.replay.evaluate.Intervals.Interval;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What was told of one record.
 *
 * @param leadSamples samples of ECG leads that the detector took; 0 if it was not asked
 * @param nanos its time on a core for them, reading not counted
 */
record Detection(
    double hertz, Said said, List<ToldEpisode> episodes, long leadSamples, long nanos) {

  /** Any instant would do: nothing depends on it. */
  static final long START_MICROS = Micros.of(Instant.parse("2026-01-26T00:00:00Z"));

  static final String DEVICE = "wfdb";

  /** Time on a core: what else the machine does is not the detector's. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  /** Runs the detector over the signals in chunks of a second, then the rules over what it says. */
  static Detection run(WfdbRecord record, BeatFinder finder, EpisodeFinder episodes) {
    List<EcgChunk> chunks = record.chunks(record.name(), DEVICE, START_MICROS).toList();
    Detection detection = run(record, chunks, finder);
    return read(
        detection,
        episodes,
        chunks.isEmpty() ? START_MICROS : chunks.get(chunks.size() - 1).endMicros());
  }

  /** Runs the detector alone over those chunks. */
  static Detection run(WfdbRecord record, List<EcgChunk> chunks, BeatFinder finder) {
    Said said = new Said();
    long start = CPU.getCurrentThreadCpuTime();
    chunks.forEach(chunk -> finder.chunk(chunk, said));
    finder.end(said);
    long nanos = CPU.getCurrentThreadCpuTime() - start;
    long ecgLeads = record.leads().stream().filter(lead -> lead.kind() == Lead.Kind.ECG).count();
    return new Detection(
        record.hertz(),
        said,
        List.of(),
        chunks.stream().mapToLong(EcgChunk::length).sum() * ecgLeads,
        nanos);
  }

  static Detection read(Detection without, EpisodeFinder finder, long endMicros) {
    without.said.sayAgain(finder);
    return new Detection(
        without.hertz, without.said, finder.end(endMicros), without.leadSamples, without.nanos);
  }

  List<DetectedBeat> beats() {
    return said.beats().stream()
        .sorted(Comparator.comparingLong(Beat::atMicros))
        .map(beat -> new DetectedBeat(sample(beat.atMicros()), beat.beatClass()))
        .toList();
  }

  Intervals told(Set<String> rhythms) {
    return new Intervals(
        episodes.stream()
            .filter(episode -> rhythms.contains(episode.rhythm()))
            .map(
                episode -> new Interval(sample(episode.onsetMicros()), sample(episode.endMicros())))
            .toList());
  }

  /** The measure of fibrillation over the window: that of the tick that ends with it, 0-1. */
  double fibrillation(Interval window) {
    long end = START_MICROS + WfdbRecord.microsOf(window.to(), hertz);
    List<SignalTick> ticks = said.ticks();
    int low = 0;
    int high = ticks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ticks.get(middle).toMicros() < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < ticks.size() ? ticks.get(low).fibrillation() : 0;
  }

  long sample(long micros) {
    return WfdbRecord.sampleAt(micros - START_MICROS, hertz);
  }
}
