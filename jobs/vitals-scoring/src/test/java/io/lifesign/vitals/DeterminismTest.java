package io.lifesign.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.vitals.VitalReading;
import java.util.ArrayList;
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

  private static final String END = RestlessCourse.END;
  private static final List<VitalReading> COURSE = RestlessCourse.course();
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
    SplittableRandom random = new SplittableRandom(RestlessCourse.SEED + 1);
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
}
