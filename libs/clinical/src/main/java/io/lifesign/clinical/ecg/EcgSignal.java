package io.lifesign.clinical.ecg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of signal without a gap: from the samples of all channels to beats and a tick a second.
 * Mutable: a hot kernel.
 */
final class EcgSignal {

  /** Quality from which a beat would be seen in a lead. */
  static final double USABLE = 0.3;

  /** Below this no shape can be read: a beat is unclassifiable. */
  private static final double READABLE = 0.1;

  private static final int SECOND = Resampler.HERTZ;
  private static final long SAMPLE_MICROS = 1_000_000 / Resampler.HERTZ;

  private final String patientId;
  private final String deviceId;
  private final long startMicros;
  private final int leads;
  private final ChannelSamples channels;
  private final LeadQuality[] qualities;
  private final QrsDetector qrs;
  private final CloseLook look;
  private final BeatReader reader;
  private final PulseDetector[] pulses;
  private final FibrillationMeasure fibrillation;
  private final double[] lastQuality;
  private long samples;
  private long taken;
  private long now;
  private long lastBeat = Long.MIN_VALUE;
  private EcgSink out;

  EcgSignal(
      String patientId,
      String deviceId,
      EcgFormat format,
      long startMicros,
      BeatReader reader,
      WaveClassifier waveClassifier) {
    this.patientId = patientId;
    this.deviceId = deviceId;
    this.startMicros = startMicros;
    this.reader = reader;
    fibrillation = new FibrillationMeasure(waveClassifier);
    leads = format.ecg().length;
    channels = new ChannelSamples(format);
    qualities = new LeadQuality[leads];
    for (int i = 0; i < qualities.length; i++) {
      qualities[i] = new LeadQuality();
    }
    lastQuality = new double[leads];
    qrs = new QrsDetector(leads);
    look = new CloseLook(leads);
    pulses = new PulseDetector[format.pulses().length];
    for (int i = 0; i < pulses.length; i++) {
      pulses[i] = new PulseDetector();
    }
  }

  /** Takes the samples of a chunk from one on. */
  void accept(EcgChunk chunk, int from, EcgSink sink) {
    run(channels.accept(chunk, from), sink);
  }

  /** Goes on for that many input samples without signal: a gap too short to break off. */
  void hold(int length, double hertz, EcgSink sink) {
    run(channels.hold(length, hertz), sink);
  }

  /** In blocks that begin at the same samples however the signal is cut. */
  private void run(int n, EcgSink sink) {
    out = sink;
    float[][] mv = channels.samples();
    int at = 0;
    while (at < n) {
      int length = Math.min(n - at, QrsDetector.BLOCK - (int) (samples % QrsDetector.BLOCK));
      taken = samples + length;
      for (int lead = 0; lead < leads; lead++) {
        qualities[lead].accept(mv[lead], channels.absent(lead), at, length);
      }
      look.accept(mv, at, length);
      for (int wave = 0; wave < pulses.length; wave++) {
        int row = leads + wave;
        pulses[wave].accept(mv[row], channels.absent(row), at, length);
      }
      if (leads > 0) {
        qrs.accept(mv, at, length, this::found);
      }
      samples += length;
      now = samples;
      at += length;
      if (leads > 0 && samples % QrsDetector.BLOCK == 0) {
        for (int lead = 0; lead < leads; lead++) {
          qrs.listen(lead, !qualities[lead].dead());
        }
        reader.time(samples, look.rings(), this::tell);
      }
      if (samples % SECOND == 0) {
        tick(samples - SECOND);
      }
    }
    out = null;
  }

  /**
   * The signal ends here: tells what still waits, and of a last, shorter second.
   *
   * @return until when the signal was told of, us
   */
  long end(EcgSink sink) {
    out = sink;
    taken = samples;
    now = samples;
    if (leads > 0) {
      qrs.end(this::found);
      reader.end(look.rings(), this::tell);
    }
    if (samples % SECOND != 0) {
      tick(samples - samples % SECOND);
    }
    out = null;
    return micros(samples);
  }

  private void found(long middle, long foundAt) {
    now = Math.min(foundAt, taken);
    lastBeat = middle;
    reader.found(middle, look.rings(), this::tell);
  }

  private void tell(long middle, int rr, BeatClassifier.Origin origin) {
    double quality = bestQuality();
    out.beat(
        new Beat(
            patientId,
            deviceId,
            middleMicros(middle),
            micros(now),
            origin.beatClass(),
            rr * SAMPLE_MICROS,
            origin.confidence(),
            quality));
  }

  private double bestQuality() {
    double quality = 0;
    for (double one : lastQuality) {
      quality = Math.max(quality, one);
    }
    return quality;
  }

  private void tick(long from) {
    List<Double> quality = new ArrayList<>(leads);
    int usable = 0;
    int off = 0;
    for (int lead = 0; lead < leads; lead++) {
      off += qualities[lead].off() ? 1 : 0;
      lastQuality[lead] = qualities[lead].close();
      quality.add(lastQuality[lead]);
      usable += lastQuality[lead] >= USABLE ? 1 : 0;
    }
    boolean[] good = look.good(lastQuality, USABLE);
    long window = samples - FibrillationWindow.LENGTH;
    double f =
        leads == 0
            ? 0
            : fibrillation.of(
                look.rings(), good, reader.beatsSince(window), reader.likenessSince(window));
    SignalTick.State state =
        usable > 0
            ? SignalTick.State.USABLE
            : off == leads ? SignalTick.State.LEAD_OFF : SignalTick.State.POOR;
    out.tick(
        new SignalTick(
            patientId,
            deviceId,
            micros(from),
            micros(samples),
            micros(samples),
            state,
            List.copyOf(quality),
            usable,
            lastBeat == Long.MIN_VALUE ? Long.MIN_VALUE : middleMicros(lastBeat),
            f,
            reader.irregularity(),
            pulse()));
    reader.readable(bestQuality() >= READABLE);
    if (look.reselect(lastQuality, USABLE)) {
      reader.forgetShapes();
    }
  }

  /** The pulse of the channel that shows it best. */
  private SignalTick.Pulse pulse() {
    SignalTick.Pulse best = null;
    for (PulseDetector one : pulses) {
      double quality = one.quality();
      if (best == null || quality > best.quality()) {
        long last = one.lastPulse();
        best =
            new SignalTick.Pulse(
                last == Long.MIN_VALUE ? Long.MIN_VALUE : middleMicros(last), one.rate(), quality);
      }
    }
    return best;
  }

  private long micros(long sampleCount) {
    return startMicros + sampleCount * SAMPLE_MICROS;
  }

  private long middleMicros(long one) {
    return micros(one) + SAMPLE_MICROS / 2;
  }

  void write(DataOutput data) throws IOException {
    data.writeLong(startMicros);
    data.writeLong(samples);
    data.writeLong(lastBeat);
    channels.write(data);
    for (int i = 0; i < leads; i++) {
      qualities[i].write(data);
      data.writeDouble(lastQuality[i]);
    }
    for (int i = 0; i < pulses.length; i++) {
      pulses[i].write(data);
    }
    qrs.write(data);
    look.write(data);
  }

  static EcgSignal read(
      DataInput in,
      String patientId,
      String deviceId,
      EcgFormat format,
      BeatReader reader,
      WaveClassifier waveClassifier)
      throws IOException {
    EcgSignal signal =
        new EcgSignal(patientId, deviceId, format, in.readLong(), reader, waveClassifier);
    signal.samples = in.readLong();
    signal.lastBeat = in.readLong();
    signal.channels.restore(in);
    for (int i = 0; i < signal.leads; i++) {
      signal.qualities[i].restore(in);
      signal.lastQuality[i] = in.readDouble();
    }
    for (int i = 0; i < signal.pulses.length; i++) {
      signal.pulses[i].restore(in);
    }
    signal.qrs.restore(in);
    signal.look.restore(in);
    return signal;
  }
}
