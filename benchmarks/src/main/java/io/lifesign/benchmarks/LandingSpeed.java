package io.lifesign.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.LandingConfig;
import io.lifesign.landing.LandingJob;
import io.lifesign.local.BareStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * How many rows a second the real landing job writes, of those of a plain append loop: both land
 * the same pre-filled topic in tables of their own, in turn, on as many threads of work (one), and
 * commit as often. The job's time ends with the commit of its last row, and starting it counts.
 */
public final class LandingSpeed {

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Duration COMMIT = Duration.ofSeconds(5);
  private static final int WARM_UPS = 1;
  private static final int ROUNDS = 5;

  private record Run(double seconds, double cpuSeconds, String landed) {}

  private LandingSpeed() {}

  /** Arguments: patients, readings a patient; both optional. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int patients = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int readings = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    VitalsLoad load = new VitalsLoad(patients, readings);
    Path folder = Files.createTempDirectory("lifesign-bench");
    Map<String, String> flink =
        Map.of(
            "parallelism.default",
            "1",
            "execution.checkpointing.interval",
            COMMIT.toSeconds() + " s");
    try (BareStack stack = BareStack.start(folder, flink, System.err::println)) {
      System.err.printf("Filling the topic with %,d readings%n", load.records());
      load.publish(stack.kafka(), stack.registry());
      measure(stack, load, folder);
    }
  }

  private static void measure(BareStack stack, VitalsLoad load, Path folder)
      throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    System.out.println(
        "round | loop rows/s | landing rows/s | ratio | loop CPU us/row | landing CPU us/row");
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      Run loop = loop(stack, load, folder.resolve("loop-" + round));
      Run job = job(stack, load, folder.resolve("job-" + round));
      if (!loop.landed.equals(job.landed)) {
        throw new IllegalStateException("The tables differ: " + loop + " against " + job);
      }
      double ratio = loop.seconds / job.seconds;
      System.out.printf(
          Locale.ROOT,
          "%s | %,.0f | %,.0f | %.2f | %.2f | %.2f%n",
          round < WARM_UPS ? "warm-up" : round - WARM_UPS + 1,
          load.records() / loop.seconds,
          load.records() / job.seconds,
          ratio,
          1e6 * loop.cpuSeconds / load.records(),
          1e6 * job.cpuSeconds / load.records());
      if (round >= WARM_UPS) {
        ratios.add(ratio);
      }
    }
    ratios.sort(null);
    System.out.printf(
        Locale.ROOT,
        "rows/s of the plain append loop: median %.2f, min %.2f, max %.2f%n",
        ratios.get(ratios.size() / 2),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
  }

  private static Run loop(BareStack stack, VitalsLoad load, Path folder) {
    try (Lake lake = migrated(folder)) {
      Table table = lake.table("device_vitals");
      System.gc(); // each starts with an empty heap
      long cpu = OS.getProcessCpuTime();
      long wall = System.nanoTime();
      AppendLoop.drain(stack.kafka(), table, load.records(), COMMIT);
      return run(cpu, wall, table);
    }
  }

  private static Run job(BareStack stack, VitalsLoad load, Path folder)
      throws InterruptedException {
    LakeConfig config = LakeConfig.embedded(folder);
    try (Lake lake = migrated(folder)) {
      Table table = lake.table("device_vitals");
      LandingConfig landing =
          new LandingConfig(stack.kafka(), stack.registry(), "landing", List.of(), config);
      System.gc();
      long cpu = OS.getProcessCpuTime();
      long wall = System.nanoTime();
      StreamExecutionEnvironment env = stack.environment("landing");
      LandingJob.define(env, landing);
      JobID id = stack.submit(env);
      while (rows(table) < load.records()) {
        Thread.sleep(50);
        table.refresh();
      }
      Run run = run(cpu, wall, table);
      stack.cancel(id);
      return run;
    }
  }

  private static Lake migrated(Path folder) {
    Lake lake = Lake.open(LakeConfig.embedded(folder));
    lake.migrate();
    return lake;
  }

  private static long rows(Table table) {
    return table.currentSnapshot() == null
        ? 0
        : Long.parseLong(table.currentSnapshot().summary().get("total-records"));
  }

  private static Run run(long cpu, long wall, Table table) {
    double seconds = (System.nanoTime() - wall) / 1e9;
    double cpuSeconds = (OS.getProcessCpuTime() - cpu) / 1e9;
    return new Run(seconds, cpuSeconds, sum(table));
  }

  /** Of every cell, whatever the order of the rows. */
  private static String sum(Table table) {
    long rows = 0;
    long sum = 0;
    try (CloseableIterable<Record> all = IcebergGenerics.read(table).build()) {
      for (Record row : all) {
        long hash = 1;
        for (int i = 0; i < row.size(); i++) {
          Object cell = row.get(i);
          hash = 31 * hash + (cell == null ? 0 : cell.hashCode());
        }
        sum += hash * 0x9E3779B97F4A7C15L;
        rows++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows + " rows of sum " + sum;
  }
}
