package io.lifesign.vitals;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
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
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Readings, profiles and acknowledgements in the order of their arrival, for tests: all in one
 * partition a topic.
 */
final class Scene {

  static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
  static final Duration LATENESS = Duration.ofSeconds(5);

  final List<Arrival<VitalReading>> readings = new ArrayList<>();
  final List<Arrival<CareProfile>> profiles = new ArrayList<>();
  final List<Arrival<Acknowledgement>> acks = new ArrayList<>();
  private long sequence;

  static long micros(String clock) {
    return (START.getEpochSecond() + Duration.parse("PT" + clock).toSeconds()) * 1_000_000;
  }

  /** Values by name: HEART_RATE, 80, ... */
  Scene continuous(String patient, String after, Object... values) {
    return reading(patient, "monitor-" + patient, after, true, values);
  }

  Scene spot(String patient, String after, Object... values) {
    return reading(patient, "monitor-" + patient, after, false, values);
  }

  private Scene reading(
      String patient, String device, String after, boolean continuous, Object... values) {
    return add(
        new VitalReading(
            patient,
            new DeviceStamp(device, "boot-1", sequence++, micros(after)),
            continuous,
            0,
            values(values)));
  }

  Scene add(VitalReading reading) {
    Position position = new Position("device.vitals", 0, readings.size(), reading.atMicros());
    readings.add(Arrival.of(position, reading, reading.atMicros(), new byte[] {1, 2, 3}));
    return this;
  }

  Scene ack(String patient, String alertId, String after, Acknowledgement.Kind kind) {
    Acknowledgement ack = new Acknowledgement(patient, alertId, micros(after), kind, "nurse");
    acks.add(
        Arrival.of(
            new Position("alerts.acks", 0, acks.size(), ack.atMicros()),
            ack,
            ack.atMicros(),
            null));
    return this;
  }

  Scene profile(CareProfile profile) {
    profiles.add(
        Arrival.of(
            new Position("care.profiles", 0, profiles.size(), profile.recordedAtMicros()),
            profile,
            profile.recordedAtMicros(),
            null));
    return this;
  }

  /** Time passes on every topic. */
  Scene ticks(String after) {
    long at = micros(after);
    readings.add(Arrival.tick(new Position("device.vitals", 0, readings.size(), at), at));
    profiles.add(Arrival.tick(new Position("care.profiles", 0, profiles.size(), at), at));
    acks.add(Arrival.tick(new Position("alerts.acks", 0, acks.size(), at), at));
    return this;
  }

  static double[] values(Object... values) {
    double[] all = new double[Parameter.COUNT];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < values.length; i += 2) {
      all[((Parameter) values[i]).ordinal()] = ((Number) values[i + 1]).doubleValue();
    }
    return all;
  }

  VitalsPipeline.Outputs play(StreamExecutionEnvironment env) {
    return play(env, DeteriorationRules.standard());
  }

  VitalsPipeline.Outputs play(StreamExecutionEnvironment env, DeteriorationRules rules) {
    return VitalsPipeline.build(
        new VitalsPipeline.Inputs(
            source(env, readings, "device.vitals", VitalArrivalSerializer.type()),
            source(env, profiles, "care.profiles", ProfileArrivalSerializer.type()),
            source(env, acks, "alerts.acks", AckArrivalSerializer.type())),
        plan(rules));
  }

  static VitalsPipeline.Plan plan(DeteriorationRules rules) {
    return new VitalsPipeline.Plan(
        "vitals-scoring",
        rules,
        LATENESS,
        LATENESS,
        Duration.ofDays(30),
        SharedTopics.REPORTED_HERE);
  }

  private static <T> SingleOutputStreamOperator<Arrival<T>> source(
      StreamExecutionEnvironment env,
      List<Arrival<T>> arrivals,
      String topic,
      TypeInformation<Arrival<T>> type) {
    return KafkaEnds.clocked(
        env.fromData(arrivals, type)
            .assignTimestampsAndWatermarks(
                PartitionWatermarks.<T>strategy(LATENESS, Duration.ZERO)),
        topic,
        type);
  }
}
