package io.lifesign.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.lifesign.local.BareStack;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.vitals.VitalsScoringConfig;
import io.lifesign.vitals.VitalsScoringJob;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How much of a bare loop's throughput per CPU the real vitals job has: both drain the same
 * pre-filled topic in this JVM, in turn; the broker is another process. docs/performance.md has the
 * figures and how to read them.
 */
public final class VitalsDrain {

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 3;

  /** What one run took. */
  private record Run(double cpuSeconds, double wallSeconds, long scores) {}

  private interface Drain {
    long run() throws InterruptedException;
  }

  private VitalsDrain() {}

  /** Arguments: patients, readings a patient, parallelism; all optional. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int patients = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    String parallelism = args.length > 2 ? args[2] : "2";
    VitalsLoad load = new VitalsLoad(patients, seconds);
    Path folder = Files.createTempDirectory("lifesign-bench");
    try (BareStack stack = BareStack.start(folder, flink(parallelism), System.err::println)) {
      System.err.printf("Filling the topic with %,d readings%n", load.records());
      load.publish(stack.kafka(), stack.registry());
      measure(stack, load);
    }
  }

  private static Map<String, String> flink(String parallelism) {
    return Map.of("parallelism.default", parallelism, "execution.checkpointing.interval", "10 s");
  }

  private static void measure(BareStack stack, VitalsLoad load) throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    System.out.println("round | control us/event | job us/event | ratio | control s | job s");
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      String job = "bench-" + round;
      Run control = timed(() -> ControlLoop.drain(stack.kafka(), stack.registry(), load.records()));
      Run flink = timed(() -> job(stack, job, load.records()));
      if (control.scores != flink.scores) {
        throw new IllegalStateException(
            "The outputs differ: " + control.scores + " scores against " + flink.scores);
      }
      double ratio = control.cpuSeconds / flink.cpuSeconds;
      System.out.printf(
          Locale.ROOT,
          "%s | %.2f | %.2f | %.2f | %.1f | %.1f%n",
          round < WARM_UPS ? "warm-up" : round - WARM_UPS + 1,
          1e6 * control.cpuSeconds / load.records(),
          1e6 * flink.cpuSeconds / load.records(),
          ratio,
          control.wallSeconds,
          flink.wallSeconds);
      if (round >= WARM_UPS) {
        ratios.add(ratio);
      }
    }
    ratios.sort(null);
    System.out.printf(
        Locale.ROOT,
        "throughput per CPU of the bare loop: median %.2f, min %.2f, max %.2f%n",
        ratios.get(ratios.size() / 2),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
  }

  private static Run timed(Drain drain) throws InterruptedException {
    System.gc(); // each starts with an empty heap
    long cpu = OS.getProcessCpuTime();
    long wall = System.nanoTime();
    long scores = drain.run();
    return new Run((OS.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9, scores);
  }

  private static long job(BareStack stack, String name, long records) throws InterruptedException {
    Configuration settings =
        new Configuration()
            .set(KafkaOptions.BROKERS, stack.kafka())
            .set(KafkaOptions.REGISTRY, stack.registry())
            .set(KafkaOptions.IDLE_TIMEOUT, Duration.ZERO)
            .set(VitalsScoringConfig.JOB, name);
    StreamExecutionEnvironment env = stack.environment(name);
    VitalsScoringJob.define(env, VitalsScoringConfig.from(settings));
    try (LedgerWatch ledger = new LedgerWatch(stack.kafka(), stack.registry(), name)) {
      JobID id = stack.submit(env);
      ledger.awaitDecided(VitalsLoad.TOPIC, records);
      stack.cancel(id);
      return ledger.scores();
    }
  }
}
