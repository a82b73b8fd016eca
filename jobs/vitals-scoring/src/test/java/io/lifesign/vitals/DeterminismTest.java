package io.lifesign.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Restless patients, the same whatever the parallelism, the order of arrival and the repeats. */
class DeterminismTest {

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final long SEED = 20260101;
  private static final String END = "11H";
  private static final List<VitalReading> COURSE = course();
  private static List<Alert> expected;

  @BeforeAll
  static void straight() throws Exception {
    expected = alerts(scene(COURSE), 1);
    assertThat(expected).hasSizeGreaterThan(100);
  }

  @Test
  void parallelismChangesNothing() throws Exception {
    assertThat(alerts(scene(COURSE), 3)).isEqualTo(expected);
  }

  @Test
  void anotherOrderOfArrivalWithinTheLatenessChangesNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    record Delayed(VitalReading reading, long arrival) {}
    List<VitalReading> shuffled =
        COURSE.stream()
            .map(reading -> new Delayed(reading, reading.atMicros() + random.nextLong(4_900_000)))
            .sorted(Comparator.comparingLong(Delayed::arrival))
            .map(Delayed::reading)
            .toList();
    assertThat(shuffled).isNotEqualTo(COURSE);
    assertThat(alerts(scene(shuffled), 2)).isEqualTo(expected);
  }

  @Test
  void deliveringEachRecordThreeTimesChangesNothing() throws Exception {
    List<VitalReading> thrice =
        COURSE.stream().flatMap(reading -> List.of(reading, reading, reading).stream()).toList();
    assertThat(alerts(scene(thrice), 2)).isEqualTo(expected);
  }

  private static Scene scene(List<VitalReading> arrivals) {
    Scene scene = new Scene().ticks("0S");
    arrivals.forEach(scene::add);
    return scene.ticks(END);
  }

  private static List<Alert> alerts(Scene scene, int parallelism) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.GENERIC_TYPES, false)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"));
    env.setParallelism(parallelism);
    List<Alert> alerts = new ArrayList<>();
    scene.play(env).alerts().executeAndCollect().forEachRemaining(alerts::add);
    return alerts.stream()
        .filter(alert -> alert.atMicros() <= Scene.micros(END))
        .sorted(Comparator.comparing(Alert::alertId).thenComparing(Alert::revision))
        .toList();
  }

  private static List<VitalReading> course() {
    List<VitalReading> course = new ArrayList<>();
    for (int patient = 0; patient < 12; patient++) {
      course.addAll(restless("p" + patient, new SplittableRandom(SEED + patient)));
    }
    course.sort(Comparator.comparingLong(VitalReading::atMicros));
    return course;
  }

  private static List<VitalReading> restless(String patient, SplittableRandom random) {
    List<VitalReading> course = new ArrayList<>();
    double[] level = {16, 96, 0, 120, 80, 0, 37.3, 75, 0, 0.21, 2, 0};
    double[] step = {2, 2, 1, 8, 9, 0.6, 0.4, 5, 2, 0.1, 1, 1};
    long at = Scene.micros("1S");
    for (int i = 0; i < 600; i++) {
      at += 1_000_000L * (20 + random.nextInt(60)) + random.nextInt(1_000_000);
      double[] values = new double[Parameter.COUNT];
      Arrays.fill(values, Double.NaN);
      for (Parameter parameter : Parameter.values()) {
        int p = parameter.ordinal();
        level[p] += step[p] * (random.nextDouble() - 0.5) * 2;
        level[p] = Math.max(0, Math.min(parameter == Parameter.SPO2 ? 100 : 1e9, level[p]));
        if (random.nextInt(3) > 0) {
          values[p] =
              switch (parameter) {
                case CONSCIOUSNESS, RESPIRATORY_EFFORT -> Math.min(4, Math.floor(level[p]));
                case SUPPLEMENTAL_OXYGEN -> level[p] > 1 ? 1 : 0;
                case FIO2 -> Math.max(0.21, Math.min(1, level[p]));
                default -> level[p];
              };
        }
      }
      course.add(
          new VitalReading(
              patient,
              new DeviceStamp("monitor-" + patient, "boot", i, at),
              random.nextInt(4) > 0,
              0,
              values));
    }
    return course;
  }
}
