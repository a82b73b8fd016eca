package io.lifesign.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.lifesign.local.BareStack;
import io.lifesign.schemas.DeadLetter;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.WireFormat;
import io.lifesign.vitals.VitalsScoringConfig;
import io.lifesign.vitals.VitalsScoringJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Garbage through the real vitals job, which may not restart: a topic of nothing else, where each
 * record has to be accounted for; then one record in a hundred, against the same load without.
 */
public final class GarbageDrain {

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int WARM_UPS = 1;
  private static final int ROUNDS = 5;
  private static final int PATIENTS = 10_000;

  private record Run(double cpuSeconds, double wallSeconds, long scores) {}

  private GarbageDrain() {}

  /**
   * Arguments, all optional: damaged records in the topic of nothing else (none if 0), readings a
   * patient of the load, the kinds of damage in it (such as {@code TRUNCATED,UNKNOWN_ID}).
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int damaged = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int readings = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    List<Garbage> kinds =
        args.length > 2
            ? Arrays.stream(args[2].split(",")).map(Garbage::valueOf).toList()
            : List.of(Garbage.values());
    Path folder = Files.createTempDirectory("lifesign-bench");
    if (damaged > 0) {
      nothingButGarbage(folder.resolve("all"), damaged);
    }
    try (BareStack clean = stack(folder.resolve("clean"));
        BareStack soiled = stack(folder.resolve("soiled"))) {
      VitalsLoad load = new VitalsLoad(PATIENTS, readings);
      load.publish(clean.kafka(), clean.registry());
      VitalsLoad bad = new VitalsLoad(PATIENTS, readings, 100, kinds);
      bad.publish(soiled.kafka(), soiled.registry());
      measure(clean, soiled, load, bad);
    }
  }

  private static BareStack stack(Path folder) throws InterruptedException {
    return BareStack.start(
        folder,
        Map.of(
            "execution.checkpointing.interval", "10 s",
            "restart-strategy.type", "none"),
        System.err::println);
  }

  private static void nothingButGarbage(Path folder, int damaged) throws InterruptedException {
    VitalsLoad load = new VitalsLoad(1_000, damaged / 1_000, 1, List.of(Garbage.values()));
    try (BareStack stack = stack(folder)) {
      load.publish(stack.kafka(), stack.registry());
      long started = System.nanoTime();
      try (LedgerWatch ledger = new LedgerWatch(stack.kafka(), stack.registry(), "garbage")) {
        JobID id = submit(stack, "garbage");
        ledger.awaitAccounted(VitalsLoad.TOPIC, load.records() + load.garbage());
        double seconds = (System.nanoTime() - started) / 1e9;
        Map<String, Long> reasons = new TreeMap<>();
        Set<String> places = deadLetters(stack, reasons);
        long dead = ledger.dead();
        stack.cancel(id);
        require(places.size() == dead, places.size() + " places of dead letters, not " + dead);
        for (String hopeless : load.hopeless()) {
          require(places.contains(hopeless), "no dead letter of " + hopeless);
        }
        System.out.printf(
            Locale.ROOT,
            "%,d damaged records among %,d good ones in %.0f s without a restart: %,d dead letters, each with place"
                + " and reason %s; of those that could still be read %,d were scored or told twice%n",
            load.garbage(),
            load.records(),
            seconds,
            dead,
            reasons,
            load.garbage() - dead);
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** {@code partition@offset} of every dead letter; how many of which reason. */
  private static Set<String> deadLetters(BareStack stack, Map<String, Long> reasons) {
    SpecificDatumReader<DeadLetter> reader = new SpecificDatumReader<>(DeadLetter.class);
    Set<String> places = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("dead.letters").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          byte[] value = record.value();
          int header = WireFormat.HEADER_BYTES;
          DeadLetter letter =
              reader.read(
                  null,
                  DecoderFactory.get().binaryDecoder(value, header, value.length - header, null));
          if (letter.getTopic().equals(VitalsLoad.TOPIC)) {
            places.add(letter.getPartition() + "@" + letter.getOffset());
            reasons.merge(letter.getReason().name(), 1L, Long::sum);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  private static void measure(BareStack clean, BareStack soiled, VitalsLoad load, VitalsLoad bad)
      throws InterruptedException {
    List<Double> ratios = new ArrayList<>();
    System.out.println(
        "round | clean CPU us/record | with 1 % garbage | throughput per CPU of clean");
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      Run without = timed(clean, "clean-" + round, load.records());
      Run with = timed(soiled, "soiled-" + round, bad.records() + bad.garbage());
      double cleanMicros = 1e6 * without.cpuSeconds / load.records();
      double soiledMicros = 1e6 * with.cpuSeconds / (bad.records() + bad.garbage());
      System.out.printf(
          Locale.ROOT,
          "%s | %.2f | %.2f | %.2f (wall %.2f)%n",
          round < WARM_UPS ? "warm-up" : round - WARM_UPS + 1,
          cleanMicros,
          soiledMicros,
          cleanMicros / soiledMicros,
          without.wallSeconds / with.wallSeconds);
      if (round >= WARM_UPS) {
        ratios.add(cleanMicros / soiledMicros);
      }
    }
    ratios.sort(null);
    System.out.printf(
        Locale.ROOT,
        "throughput with 1 %% garbage, of clean: median %.2f, min %.2f, max %.2f%n",
        ratios.get(ratios.size() / 2),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
  }

  private static Run timed(BareStack stack, String job, long records) throws InterruptedException {
    System.gc(); // each starts with an empty heap
    long cpu = OS.getProcessCpuTime();
    long wall = System.nanoTime();
    try (LedgerWatch ledger = new LedgerWatch(stack.kafka(), stack.registry(), job)) {
      JobID id = submit(stack, job);
      ledger.awaitAccounted(VitalsLoad.TOPIC, records);
      stack.cancel(id);
      return new Run(
          (OS.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9, ledger.scores());
    }
  }

  private static JobID submit(BareStack stack, String job) throws InterruptedException {
    StreamExecutionEnvironment env = stack.environment(job);
    VitalsScoringJob.define(
        env,
        VitalsScoringConfig.from(
            new Configuration()
                .set(KafkaOptions.BROKERS, stack.kafka())
                .set(KafkaOptions.REGISTRY, stack.registry())
                .set(KafkaOptions.IDLE_TIMEOUT, Duration.ZERO)
                .set(VitalsScoringConfig.JOB, job)));
    return stack.submit(env);
  }
}
