package io.lifesign.clinical.deterioration;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.VitalReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A restless patient: values walk at random through every band, with gaps and new profiles. */
final class Course {

  private static final double[] START = {16, 96, 0, 120, 80, 0, 37, 70, 0, 0.21, 2, 0};
  private static final double[] STEP = {3, 3, 1, 12, 12, 1, 0.6, 6, 2, 0.1, 1, 1};

  private final SplittableRandom random;
  private final double[] level = START.clone();
  private long atMicros;

  private Course(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What happens to the patient, in the order of event time. */
  static List<Consumer<Bedside>> of(long seed) {
    Course course = new Course(seed);
    List<Consumer<Bedside>> events = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      events.add(course.next(i));
    }
    return events;
  }

  private Consumer<Bedside> next(int sequence) {
    atMicros += 1_000_000L * random.nextInt(random.nextInt(20) == 0 ? 1_500 : 90);
    if (random.nextInt(40) == 0) {
      double seconds = atMicros / 1e6;
      CareProfile profile = profile();
      return bed -> bed.profile(seconds, profile);
    }
    VitalReading reading = reading(sequence);
    return bed -> bed.hear(reading);
  }

  private CareProfile profile() {
    double[] ages = {Double.NaN, 70, 6};
    List<PersonalLimit> limits = List.of(new PersonalLimit(Parameter.HEART_RATE, 60, 100));
    return Bedside.profile(
        ages[random.nextInt(ages.length)],
        1 + random.nextInt(2),
        random.nextInt(8) == 0,
        random.nextBoolean(),
        random.nextInt(4) == 0 ? Monitoring.STANDBY : Monitoring.ACTIVE,
        random.nextBoolean() ? limits : List.of());
  }

  private VitalReading reading(int sequence) {
    double[] values = new double[Parameter.COUNT];
    Arrays.fill(values, Double.NaN);
    for (Parameter parameter : Parameter.values()) {
      int p = parameter.ordinal();
      level[p] = Math.max(0, level[p] + STEP[p] * (random.nextDouble() - 0.5) * 2);
      if (random.nextInt(3) > 0) {
        values[p] =
            switch (parameter) {
              case SPO2 -> level[p] = Math.min(100, level[p]);
              case CONSCIOUSNESS, RESPIRATORY_EFFORT -> Math.min(4, Math.floor(level[p]));
              case SUPPLEMENTAL_OXYGEN -> level[p] > 1 ? 1 : 0;
              case FIO2 -> Math.max(0.21, Math.min(1, level[p]));
              default -> level[p];
            };
      }
    }
    return new VitalReading(
        Bedside.PATIENT,
        new DeviceStamp("monitor-" + random.nextInt(2), "boot", sequence, atMicros),
        random.nextBoolean(),
        random.nextInt(30) == 0 ? 1 << random.nextInt(Parameter.COUNT) : 0,
        values);
  }
}
