package io.lifesign.benchmarks;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.BeatDetector;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.EcgSink;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Lead-samples a second on one core through the whole beat detector with classification: a clean
 * ECG against traces that no heart makes, in turn, by the CPU time of the thread. Prints a line a
 * round and the medians; {@code worst} is the slowest chunk of a second against the median one.
 */
public final class DetectorSpeed {

  private static final int ROUNDS = 7;
  private static final int SECONDS = 1_200;
  private static final double HERTZ = 360;
  private static final int LEADS = 2;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final EcgSink NOWHERE =
      new EcgSink() {
        @Override
        public void beat(Beat beat) {}

        @Override
        public void tick(SignalTick tick) {}
      };

  private DetectorSpeed() {}

  public static void main(String[] args) {
    Map<String, List<EcgChunk>> traces = traces();
    traces.values().forEach(DetectorSpeed::run); // warm-up
    traces.values().forEach(DetectorSpeed::run);
    Map<String, double[]> speeds = new LinkedHashMap<>();
    traces.keySet().forEach(name -> speeds.put(name, new double[ROUNDS]));
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<EcgChunk>> trace : traces.entrySet()) {
        speeds.get(trace.getKey())[round] = run(trace.getValue());
      }
    }
    double clean = median(speeds.get("clean"));
    System.out.printf("%-12s %8s %8s %8s %8s%n", "trace", "median", "min", "max", "of clean");
    speeds.forEach(
        (name, values) ->
            System.out.printf(
                "%-12s %8.1f %8.1f %8.1f %8.2f%n",
                name,
                median(values) / 1e6,
                Arrays.stream(values).min().orElseThrow() / 1e6,
                Arrays.stream(values).max().orElseThrow() / 1e6,
                median(values) / clean));
    System.out.printf("worst chunk: %.1f times the median%n", worst(traces.get("clean")));
  }

  private static double run(List<EcgChunk> chunks) {
    BeatDetector detector = new BeatDetector("p", "d");
    long start = CPU.getCurrentThreadCpuTime();
    chunks.forEach(chunk -> detector.chunk(chunk, NOWHERE));
    detector.end(NOWHERE);
    return SECONDS * HERTZ * LEADS * 1e9 / (CPU.getCurrentThreadCpuTime() - start);
  }

  /** Each chunk's best of five runs, so that what else the machine does is not the detector's. */
  private static double worst(List<EcgChunk> chunks) {
    double[] best = new double[chunks.size()];
    Arrays.fill(best, Double.MAX_VALUE);
    for (int run = 0; run < 5; run++) {
      BeatDetector detector = new BeatDetector("p", "d");
      for (int i = 0; i < best.length; i++) {
        long start = System.nanoTime();
        detector.chunk(chunks.get(i), NOWHERE);
        best[i] = Math.min(best[i], System.nanoTime() - start);
      }
    }
    double median = median(best);
    return Arrays.stream(best).max().orElseThrow() / median;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Map<String, List<EcgChunk>> traces() {
    Random random = new Random(1);
    Map<String, List<EcgChunk>> traces = new LinkedHashMap<>();
    traces.put("clean", chunks(i -> beat(i / HERTZ) + 2 * random.nextGaussian()));
    traces.put("flat", chunks(i -> 0));
    traces.put("saturated", chunks(i -> i / 2_000 % 2 == 0 ? Short.MAX_VALUE : -Short.MAX_VALUE));
    traces.put("white noise", chunks(i -> 100 * random.nextGaussian()));
    traces.put("loud noise", chunks(i -> 2_000 * random.nextGaussian()));
    traces.put("50 Hz", chunks(i -> 60 * Math.sin(2 * Math.PI * 50 * i / HERTZ)));
    traces.put("60 Hz", chunks(i -> 60 * Math.sin(2 * Math.PI * 60 * i / HERTZ)));
    traces.put("missing", chunks(i -> EcgChunk.MISSING));
    return traces;
  }

  /** One beat each 0.8 s, 200 units a mV. */
  private static double beat(double seconds) {
    double t = seconds % 0.8 - 0.3;
    return 200 * (wave(t, 0, 0.012, 1.1) + wave(t, -0.17, 0.03, 0.12) + wave(t, 0.27, 0.05, 0.25));
  }

  private static double wave(double t, double at, double width, double height) {
    double z = (t - at) / width;
    return height * Math.exp(-z * z / 2);
  }

  private static List<EcgChunk> chunks(IntToDoubleFunction value) {
    List<Lead> leads =
        List.of(
            new Lead("II", Lead.Kind.ECG, 200, 0, true),
            new Lead("V", Lead.Kind.ECG, 200, 0, true));
    List<EcgChunk> chunks = new ArrayList<>();
    int each = (int) HERTZ;
    for (int second = 0; second < SECONDS; second++) {
      short[][] samples = new short[LEADS][each];
      for (int lead = 0; lead < LEADS; lead++) {
        for (int i = 0; i < each; i++) {
          samples[lead][i] = (short) Math.round(value.applyAsDouble(second * each + i));
        }
      }
      DeviceStamp stamp = new DeviceStamp("d", "1", second, second * 1_000_000L);
      chunks.add(new EcgChunk("p", stamp, HERTZ, leads, samples));
    }
    return chunks;
  }
}
