package io.lifesign.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.lifesign.arrhythmia.ArrhythmiaPipeline;
import io.lifesign.arrhythmia.EcgArrivalSerializer;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.SharedTopics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * CPU a beat of the whole arrhythmia pipeline but detection and broker: order, tracker, all
 * patterns, episodes, alerts. The goal is 20,000 beats a second on one core: 50 us.
 */
public final class RhythmDrain {

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final long START =
      Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
  private static final Duration LATENESS = Duration.ofSeconds(2);
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 5;

  private RhythmDrain() {}

  /** Arguments: patients, seconds of each; both optional. */
  public static void main(String[] args) throws Exception {
    int patients = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    for (RhythmMix mix : RhythmMix.values()) {
      List<Double> costs = new ArrayList<>();
      for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
        long beats = new Hearts(mix, patients).count(seconds);
        System.gc();
        long cpu = OS.getProcessCpuTime();
        run(mix, patients, seconds);
        double micros = (OS.getProcessCpuTime() - cpu) / 1e3 / beats;
        System.out.printf(Locale.ROOT, "%s round %d: %.1f us/beat%n", mix, round, micros);
        if (round >= WARM_UPS) {
          costs.add(micros);
        }
      }
      costs.sort(null);
      System.out.printf(
          Locale.ROOT,
          "%s: median %.1f us CPU a beat (min %.1f, max %.1f): %,.0f beats/s a core%n",
          mix,
          costs.get(ROUNDS / 2),
          costs.get(0),
          costs.get(ROUNDS - 1),
          1e6 / costs.get(ROUNDS / 2));
    }
  }

  private static void run(RhythmMix mix, int patients, int seconds) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(PipelineOptions.OBJECT_REUSE, true)
                .set(StateBackendOptions.STATE_BACKEND, "hashmap"));
    env.setParallelism(1);
    Hearts hearts = new Hearts(mix, patients);
    DataStream<Arrival<EcgChunk>> chunks =
        env.fromSource(
                new NumberSequenceSource(0, (long) patients * seconds - 1),
                WatermarkStrategy.noWatermarks(),
                "numbers")
            .map(hearts::chunk)
            .returns(EcgArrivalSerializer.type());
    ArrhythmiaPipeline.Outputs outputs =
        ArrhythmiaPipeline.build(
            new ArrhythmiaPipeline.Inputs(
                clocked(chunks, "device.ecg", EcgArrivalSerializer.type()),
                none(env, "care.profiles", ProfileArrivalSerializer.type()),
                none(env, "alerts.acks", AckArrivalSerializer.type())),
            plan(),
            new ToldBeats());
    outputs.beats().sinkTo(new DiscardingSink<>());
    outputs.ticks().sinkTo(new DiscardingSink<>());
    outputs.episodes().sinkTo(new DiscardingSink<>());
    outputs.alerts().sinkTo(new DiscardingSink<>());
    outputs.verdicts().sinkTo(new DiscardingSink<>());
    outputs.dead().sinkTo(new DiscardingSink<>());
    outputs.ledger().sinkTo(new DiscardingSink<>());
    env.execute("rhythm-drain");
  }

  private static ArrhythmiaPipeline.Plan plan() {
    return new ArrhythmiaPipeline.Plan(
        "rhythm-drain",
        RhythmRules.standard(),
        LATENESS,
        LATENESS,
        Duration.ofSeconds(6),
        Duration.ofDays(30),
        SharedTopics.REPORTED_ELSEWHERE);
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> none(
      StreamExecutionEnvironment env, String topic, TypeInformation<Arrival<T>> type) {
    Arrival<T> tick = Arrival.tick(new Position(topic, 0, 0, START), START);
    return clocked(env.fromData(List.of(tick), type), topic, type);
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> clocked(
      DataStream<Arrival<T>> arrivals, String topic, TypeInformation<Arrival<T>> type) {
    return KafkaEnds.clocked(
        arrivals.assignTimestampsAndWatermarks(
            PartitionWatermarks.<T>strategy(LATENESS, Duration.ZERO)),
        topic,
        type);
  }

  /** The hearts of all patients, beating second by second. */
  private static final class Hearts implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<Lead> LEADS = List.of(new Lead("TOLD", Lead.Kind.ECG, 200, 0, true));

    private final RhythmMix mix;
    private final int patients;
    private transient RhythmMix.Beats[] beats;
    private transient long[] nextMicros;

    Hearts(RhythmMix mix, int patients) {
      this.mix = mix;
      this.patients = patients;
    }

    long count(int seconds) {
      long count = 0;
      for (long n = 0; n < (long) patients * seconds; n++) {
        count += chunk(n).record().length() / 2;
      }
      return count;
    }

    Arrival<EcgChunk> chunk(Long n) {
      if (beats == null) {
        beats = new RhythmMix.Beats[patients];
        nextMicros = new long[patients];
        for (int i = 0; i < patients; i++) {
          beats[i] = mix.beats(i);
          nextMicros[i] = START + 10_000;
        }
      }
      int patient = (int) (n % patients);
      long second = n / patients;
      long start = START + second * 1_000_000;
      short[] told = new short[8];
      int size = 0;
      while (nextMicros[patient] < start + 1_000_000) {
        told[size++] = (short) ((nextMicros[patient] - start) / 1_000);
        told[size++] = (short) beats[patient].next().ordinal();
        nextMicros[patient] += beats[patient].rrMicros();
      }
      String id = "p" + patient;
      DeviceStamp source = new DeviceStamp("d" + patient, "b", second, start);
      EcgChunk chunk =
          new EcgChunk(
              id, source, 1_000, LEADS, new short[][] {java.util.Arrays.copyOf(told, size)});
      return Arrival.of(new Position("device.ecg", 0, n, start), chunk, start, new byte[0]);
    }
  }
}
