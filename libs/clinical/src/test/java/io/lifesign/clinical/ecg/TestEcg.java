package io.lifesign.clinical.ecg;

import io.lifesign.clinical.vitals.DeviceStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A plain synthetic ECG with known beats, and what a detector says of it. */
final class TestEcg {

  static final long START = 1_700_000_000_000_000L;
  private static final double UNITS = 500;

  final double hertz;
  final int leads;
  final List<Double> beats = new ArrayList<>();
  private final double seconds;
  private final double noise;

  /**
   * @param rr between beats, s
   * @param noise standard deviation, mV
   */
  TestEcg(double hertz, int leads, double seconds, double rr, double noise) {
    this.hertz = hertz;
    this.leads = leads;
    this.seconds = seconds;
    this.noise = noise;
    for (double at = 0.5; at < seconds - 0.5; at += rr) {
      beats.add(at);
    }
  }

  short[][] samples() {
    int n = (int) (seconds * hertz);
    Random random = new Random(7);
    short[][] samples = new short[leads][n];
    for (int lead = 0; lead < leads; lead++) {
      double size = lead % 2 == 0 ? 1 : -0.7;
      for (int i = 0; i < n; i++) {
        double mv = noise * random.nextGaussian();
        for (double beat : beats) {
          double t = i / hertz - beat;
          if (Math.abs(t) < 0.6) {
            mv += size * (wave(t, 0, 0.012, 1) + wave(t, 0.03, 0.01, -0.25));
            mv += size * (wave(t, -0.17, 0.03, 0.12) + wave(t, 0.27, 0.05, 0.25));
          }
        }
        samples[lead][i] = (short) Math.round(mv * UNITS);
      }
    }
    return samples;
  }

  private static double wave(double t, double at, double width, double height) {
    double z = (t - at) / width;
    return height * Math.exp(-z * z / 2);
  }

  List<Lead> leadList() {
    List<Lead> list = new ArrayList<>();
    for (int i = 0; i < leads; i++) {
      list.add(new Lead("L" + i, Lead.Kind.ECG, UNITS, 0, true));
    }
    return list;
  }

  EcgChunk chunk(short[][] samples, int from, int to) {
    short[][] cut = new short[samples.length][];
    for (int lead = 0; lead < cut.length; lead++) {
      cut[lead] = Arrays.copyOfRange(samples[lead], from, to);
    }
    DeviceStamp stamp =
        new DeviceStamp("monitor", "1", from, START + Math.round(from * 1e6 / hertz));
    return new EcgChunk("p", stamp, hertz, leadList(), cut);
  }

  /** In chunks of a second. */
  List<EcgChunk> chunks() {
    short[][] samples = samples();
    List<EcgChunk> chunks = new ArrayList<>();
    int each = (int) hertz;
    for (int from = 0; from < samples[0].length; from += each) {
      chunks.add(chunk(samples, from, Math.min(samples[0].length, from + each)));
    }
    return chunks;
  }

  static Heard hear(List<EcgChunk> chunks) {
    Heard heard = new Heard();
    BeatDetector detector = new BeatDetector("p", "monitor");
    chunks.forEach(chunk -> detector.chunk(chunk, heard));
    detector.end(heard);
    return heard;
  }

  /** Seconds since the start. */
  static double seconds(long micros) {
    return (micros - START) / 1e6;
  }

  /** All that was said. */
  static final class Heard implements EcgSink {
    final List<Beat> beats = new ArrayList<>();
    final List<SignalTick> ticks = new ArrayList<>();
    final List<Object> all = new ArrayList<>();

    @Override
    public void beat(Beat beat) {
      beats.add(beat);
      all.add(beat);
    }

    @Override
    public void tick(SignalTick tick) {
      ticks.add(tick);
      all.add(tick);
    }
  }
}
