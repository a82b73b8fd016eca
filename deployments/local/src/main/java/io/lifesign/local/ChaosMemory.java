package io.lifesign.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The memory of each process of a cluster over time: resident, Flink's heaps, and what lives. */
final class ChaosMemory {

  static final long EVERY_MILLIS = 5_000;

  /** Seldom, for each is a full collection. */
  static final Duration LIVE_EVERY = Duration.ofMinutes(3);

  static final List<String> COLUMNS =
      List.of(
          "memory of", "samples", "low_1st_half_mb", "low_2nd_half_mb", "max_mb", "mb_per_hour");

  private static final double KB_PER_MB = 1_024;
  private static final double BYTES_PER_MB = 1_048_576;
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final String HEAP = "Status.JVM.Memory.Heap.Used";

  /**
   * One process, or its heap.
   *
   * @param lowEarly the lowest in the first half: what is held for good
   * @param lowLate the same in the second half
   * @param slope of the straight line through the second half of the samples, MB/h
   */
  record Row(String what, int samples, long lowEarly, long lowLate, long max, long slope) {

    List<Object> cells() {
      return List.of(what, samples, lowEarly, lowLate, max, slope);
    }
  }

  private record Sample(double hours, double megabytes) {}

  private final ClusterStack stack;
  private final ClusterRest rest;
  private final long begun = System.nanoTime();
  private long nextLive = begun + LIVE_EVERY.toNanos();
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  ChaosMemory(ClusterStack stack, ClusterRest rest) {
    this.stack = stack;
    this.rest = rest;
  }

  /** Takes a sample of each process that is there. */
  void look() {
    processes()
        .forEach(
            (name, pid) -> resident(pid).ifPresent(megabytes -> add(name + " rss", megabytes)));
    rest.metric(HEAP).forEach((process, bytes) -> add(process + " heap", bytes / BYTES_PER_MB));
  }

  /** The same after a full collection of each process, if the last is long enough ago. */
  void lookAtWhatLives() throws InterruptedException {
    if (System.nanoTime() < nextLive) {
      return;
    }
    nextLive = System.nanoTime() + LIVE_EVERY.toNanos();
    for (Map.Entry<String, Long> process : processes().entrySet()) {
      LiveHeap.megabytes(process.getValue())
          .ifPresent(megabytes -> add(process.getKey() + " live", megabytes));
    }
  }

  private SortedMap<String, Long> processes() {
    return new TreeMap<>(stack.addresses().processes());
  }

  private void add(String what, double megabytes) {
    samples
        .computeIfAbsent(what, ignored -> new ArrayList<>())
        .add(new Sample((System.nanoTime() - begun) / NANOS_PER_HOUR, megabytes));
  }

  /** As Linux tells it; empty where the process has just died, or elsewhere. */
  private static OptionalDouble resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToDouble(kilobytes -> Long.parseLong(kilobytes) / KB_PER_MB)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  List<Row> rows() {
    return samples.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList();
  }

  private static Row row(String what, List<Sample> all) {
    int half = (all.size() + 1) / 2;
    List<Sample> settled = all.subList(all.size() - half, all.size());
    return new Row(
        what,
        all.size(),
        lowest(all.subList(0, half)),
        lowest(settled),
        Math.round(all.stream().mapToDouble(Sample::megabytes).max().orElseThrow()),
        Math.round(slope(settled)));
  }

  private static long lowest(List<Sample> samples) {
    return Math.round(samples.stream().mapToDouble(Sample::megabytes).min().orElseThrow());
  }

  /** By least squares; 0 for fewer than two samples. */
  private static double slope(List<Sample> samples) {
    double x = samples.stream().mapToDouble(Sample::hours).average().orElse(0);
    double y = samples.stream().mapToDouble(Sample::megabytes).average().orElse(0);
    double above = samples.stream().mapToDouble(s -> (s.hours() - x) * (s.megabytes() - y)).sum();
    double below = samples.stream().mapToDouble(s -> (s.hours() - x) * (s.hours() - x)).sum();
    return below == 0 ? 0 : above / below;
  }
}
