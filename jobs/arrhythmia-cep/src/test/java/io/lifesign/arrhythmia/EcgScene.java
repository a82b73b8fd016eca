package io.lifesign.arrhythmia;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.KafkaEnds;
import io.lifesign.streaming.PartitionWatermarks;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.SharedTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Chunks, profiles and acknowledgements in the order of their arrival, one partition a topic. */
final class EcgScene {

  static final long START = Instant.parse("2026-01-01T08:00:00Z").getEpochSecond() * 1_000_000;
  static final Duration LATENESS = Duration.ofSeconds(2);
  static final Duration PEOPLE_LATENESS = Duration.ofSeconds(5);

  final List<Arrival<EcgChunk>> chunks = new ArrayList<>();
  final List<Arrival<CareProfile>> profiles = new ArrayList<>();
  final List<Arrival<Acknowledgement>> acks = new ArrayList<>();

  EcgScene chunk(EcgChunk chunk) {
    long at = chunk.source().atMicros();
    Position position = new Position("device.ecg", 0, chunks.size(), at);
    chunks.add(Arrival.of(position, chunk, at, new byte[] {1}));
    return this;
  }

  EcgScene profile(CareProfile profile) {
    long at = profile.recordedAtMicros();
    profiles.add(
        Arrival.of(new Position("care.profiles", 0, profiles.size(), at), profile, at, null));
    return this;
  }

  EcgScene ack(Acknowledgement ack) {
    Position position = new Position("alerts.acks", 0, acks.size(), ack.atMicros());
    acks.add(Arrival.of(position, ack, ack.atMicros(), null));
    return this;
  }

  /** Time passes on every topic. */
  EcgScene ticks(long at) {
    chunks.add(Arrival.tick(new Position("device.ecg", 0, chunks.size(), at), at));
    profiles.add(Arrival.tick(new Position("care.profiles", 0, profiles.size(), at), at));
    acks.add(Arrival.tick(new Position("alerts.acks", 0, acks.size(), at), at));
    return this;
  }

  static StreamExecutionEnvironment environment(int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(parallelism);
    return env;
  }

  ArrhythmiaPipeline.Outputs play(StreamExecutionEnvironment env) {
    return ArrhythmiaPipeline.build(
        new ArrhythmiaPipeline.Inputs(
            source(env, chunks, "device.ecg", LATENESS, EcgArrivalSerializer.type()),
            source(
                env, profiles, "care.profiles", PEOPLE_LATENESS, ProfileArrivalSerializer.type()),
            source(env, acks, "alerts.acks", PEOPLE_LATENESS, AckArrivalSerializer.type())),
        plan(),
        new ScriptedDetectors());
  }

  static ArrhythmiaPipeline.Plan plan() {
    return new ArrhythmiaPipeline.Plan(
        "arrhythmia-cep",
        RhythmRules.standard(),
        LATENESS,
        PEOPLE_LATENESS,
        Duration.ofSeconds(6),
        Duration.ofDays(30),
        SharedTopics.REPORTED_HERE);
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> source(
      StreamExecutionEnvironment env,
      List<Arrival<T>> arrivals,
      String topic,
      Duration lateness,
      TypeInformation<Arrival<T>> type) {
    // one partition is read by one task, in its order
    return KafkaEnds.clocked(
            env.fromData(arrivals, type)
                .assignTimestampsAndWatermarks(
                    PartitionWatermarks.<T>strategy(lateness, Duration.ZERO))
                .setParallelism(1),
            topic,
            type)
        .setParallelism(1);
  }
}
