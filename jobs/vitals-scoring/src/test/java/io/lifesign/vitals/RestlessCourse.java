package io.lifesign.vitals;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Ten hours of twelve patients whose values wander, the same each time. */
final class RestlessCourse {

  static final long SEED = 20260101;

  /** After the last reading. */
  static final String END = "11H";

  private RestlessCourse() {}

  static List<VitalReading> course() {
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
