package io.lifesign.replay.ecg;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.replay.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The chunks of one monitor, a second each, with the time of their arrival. */
final class EcgChunks {

  static final int HERTZ = 250;

  private static final int FAST_HERTZ = 2 * HERTZ;
  private static final long TRANSPORT_MICROS = 140 * Micros.PER_MILLI;
  private static final long REPEAT_MICROS = 200 * Micros.PER_MILLI;

  private final EcgPatient patient;
  private final Renderer renderer;
  private final long startMicros;
  private final List<Lead> leads;
  private final List<Sent> sent = new ArrayList<>();
  private int boot = 1;
  private long sequence;

  /** A chunk and when it arrived, us. */
  record Sent(EcgChunk chunk, long arrivalMicros) {}

  private EcgChunks(EcgPatient patient, long startMicros) {
    this.patient = patient;
    this.renderer = patient.renderer();
    this.startMicros = startMicros;
    this.leads = patient.signals().leads();
  }

  /** In the order of their arrival. */
  static List<Sent> of(EcgPatient patient, long startMicros) {
    EcgChunks chunks = new EcgChunks(patient, startMicros);
    int change = chunks.secondOf(Delivery.Kind.TWICE_THE_RATE);
    chunks.stretch(0, change, HERTZ);
    chunks.stretch(change, patient.seconds(), FAST_HERTZ);
    chunks.sent.sort(Comparator.comparingLong(Sent::arrivalMicros));
    return chunks.sent;
  }

  private int secondOf(Delivery.Kind kind) {
    return patient.deliveries().stream()
        .filter(delivery -> delivery.kind() == kind)
        .mapToInt(Delivery::fromSecond)
        .findFirst()
        .orElse(patient.seconds());
  }

  private void stretch(int fromSecond, int toSecond, int hertz) {
    short[][] signals = renderer.render(leads, fromSecond, (toSecond - fromSecond) * hertz, hertz);
    for (int second = fromSecond; second < toSecond; second++) {
      if (second == secondOf(Delivery.Kind.REBOOT)) {
        boot++;
        sequence = 0;
      }
      int from = (second - fromSecond) * hertz;
      send(
          second,
          hertz,
          Arrays.stream(signals)
              .map(signal -> Arrays.copyOfRange(signal, from, from + hertz))
              .toArray(short[][]::new));
    }
  }

  private void send(int second, int hertz, short[][] samples) {
    DeviceStamp stamp =
        new DeviceStamp(
            "ECG-" + patient.id().substring(2),
            "boot-" + boot,
            sequence++,
            startMicros + second * Micros.PER_SECOND);
    EcgChunk chunk = new EcgChunk(patient.id(), stamp, hertz, attached(second), samples);
    long arrival = chunk.endMicros() + TRANSPORT_MICROS;
    if (delivered(second, Delivery.Kind.LOST)) {
      return;
    }
    if (delivered(second, Delivery.Kind.SWAPPED) && second % 2 == 0) {
      arrival += Micros.PER_SECOND + TRANSPORT_MICROS;
    }
    sent.add(new Sent(chunk, arrival));
    if (delivered(second, Delivery.Kind.TWICE)) {
      sent.add(new Sent(chunk, arrival + REPEAT_MICROS));
    }
  }

  private boolean delivered(int second, Delivery.Kind kind) {
    return patient.deliveries().stream()
        .anyMatch(delivery -> delivery.kind() == kind && delivery.holds(second));
  }

  private List<Lead> attached(int second) {
    List<Lead> now = new ArrayList<>();
    for (int i = 0; i < leads.size(); i++) {
      Lead lead = leads.get(i);
      boolean off = lead.kind() == Lead.Kind.ECG && renderer.off(second, i);
      now.add(new Lead(lead.name(), lead.kind(), lead.unitsPerMillivolt(), lead.baseline(), !off));
    }
    return now;
  }
}
