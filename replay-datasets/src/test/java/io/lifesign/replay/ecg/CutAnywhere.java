package io.lifesign.replay.ecg;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.EcgRecords;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.schemas.EcgLead;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The same waveforms in other chunks: what one monitor sent without a gap is cut anew, anywhere, in
 * pieces of a tenth of a second to 1.2 s. A cut chunk is sent when the last chunk that it holds a
 * part of was.
 */
public final class CutAnywhere {

  private static final double SHORTEST_SECONDS = 0.1;
  private static final double LONGEST_SECONDS = 1.2;

  private final SplittableRandom random;
  private final Map<String, Long> sequences = new HashMap<>();
  private final List<Arrival> cut = new ArrayList<>();

  private CutAnywhere(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public static Dataset of(Dataset dataset, long seed) {
    CutAnywhere cutter = new CutAnywhere(seed);
    Map<String, List<Arrival>> monitors = new HashMap<>();
    dataset
        .arrivals()
        .forEach(
            arrival -> {
              if (arrival.payload() instanceof Payload.Ecg) {
                monitors.computeIfAbsent(arrival.key(), key -> new ArrayList<>()).add(arrival);
              } else {
                cutter.cut.add(arrival);
              }
            });
    monitors.keySet().stream().sorted().map(monitors::get).forEach(cutter::monitor);
    return new RecordedDataset(
        dataset.name(),
        dataset.note() + ", waveforms cut anew by seed " + seed,
        cutter.cut,
        dataset.skipped());
  }

  private void monitor(List<Arrival> arrivals) {
    List<Arrival> sorted =
        arrivals.stream()
            .sorted(Comparator.comparingLong(each -> each.eventMicros().orElseThrow()))
            .toList();
    List<Arrival> run = new ArrayList<>();
    for (Arrival arrival : sorted) {
      Arrival last = run.isEmpty() ? null : run.get(run.size() - 1);
      if (last != null && chunk(last).equals(chunk(arrival))) {
        continue; // sent twice
      }
      if (last != null && !goesOn(chunk(last), chunk(arrival))) {
        cut(run);
        run.clear();
      }
      run.add(arrival);
    }
    cut(run);
  }

  private static boolean goesOn(EcgChunk before, EcgChunk after) {
    return before.getBootId().equals(after.getBootId())
        && before.getSamplingRate() == after.getSamplingRate()
        && endMicros(before) == Micros.of(after.getEventTime())
        && leads(before).equals(leads(after));
  }

  /** All of the leads but their samples. */
  private static List<Object> leads(EcgChunk chunk) {
    List<Object> leads = new ArrayList<>();
    for (EcgLead lead : chunk.getLeads()) {
      leads.add(
          List.of(
              lead.getName(),
              lead.getKind(),
              lead.getGain(),
              lead.getBaseline(),
              lead.getAttached()));
    }
    return leads;
  }

  private static long endMicros(EcgChunk chunk) {
    return at(chunk, samples(chunk));
  }

  private static long at(EcgChunk chunk, int sample) {
    return Micros.of(chunk.getEventTime()) + Math.round(sample * 1e6 / chunk.getSamplingRate());
  }

  private static int samples(EcgChunk chunk) {
    return chunk.getLeads().get(0).getSamples().remaining() / Short.BYTES;
  }

  private void cut(List<Arrival> run) {
    EcgChunk first = chunk(run.get(0));
    int total = run.stream().mapToInt(arrival -> samples(chunk(arrival))).sum();
    List<ByteBuffer> signals = new ArrayList<>();
    for (int lead = 0; lead < first.getLeads().size(); lead++) {
      ByteBuffer all = ByteBuffer.allocate(total * Short.BYTES);
      for (Arrival arrival : run) {
        all.put(chunk(arrival).getLeads().get(lead).getSamples().duplicate());
      }
      signals.add(all.flip());
    }
    int from = 0;
    while (from < total) {
      double seconds = random.nextDouble(SHORTEST_SECONDS, LONGEST_SECONDS);
      int to = Math.min(total, from + (int) (seconds * first.getSamplingRate()));
      cut.add(piece(run, signals, from, to));
      from = to;
    }
  }

  private Arrival piece(List<Arrival> run, List<ByteBuffer> signals, int from, int to) {
    EcgChunk first = chunk(run.get(0));
    List<EcgLead> leads = new ArrayList<>();
    for (int lead = 0; lead < signals.size(); lead++) {
      leads.add(
          EcgLead.newBuilder(first.getLeads().get(lead))
              .setSamples(signals.get(lead).slice(from * Short.BYTES, (to - from) * Short.BYTES))
              .build());
    }
    String device = first.getDeviceId() + "/" + first.getBootId();
    EcgChunk piece =
        EcgChunk.newBuilder(first)
            .setSequence(sequences.merge(device, 1L, Long::sum) - 1)
            .setEventTime(Micros.instant(at(first, from)))
            .setLeads(leads)
            .build();
    long end = at(first, to);
    Arrival last = run.get(run.size() - 1);
    for (Arrival arrival : run) {
      if (endMicros(chunk(arrival)) >= end) {
        last = arrival;
        break;
      }
    }
    long transport = last.arrivalMicros() - endMicros(chunk(last));
    return new Arrival(end + transport, EcgRecords.TOPIC, last.key(), new Payload.Ecg(piece));
  }

  private static EcgChunk chunk(Arrival arrival) {
    return ((Payload.Ecg) arrival.payload()).avro();
  }
}
