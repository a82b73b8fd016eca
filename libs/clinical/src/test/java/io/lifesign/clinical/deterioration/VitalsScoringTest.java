package io.lifesign.clinical.deterioration;

import static io.lifesign.clinical.vitals.Parameter.DIASTOLIC;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.vitals.DeviceStamp;
import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.QualityFlag;
import io.lifesign.clinical.vitals.VitalReading;
import io.lifesign.clinical.vitals.VitalScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class VitalsScoringTest {

  private final Bedside bed = new Bedside();

  @Test
  void scoresAreToldOnChangeAndAtLeastEveryQuarterOfAnHour() {
    bed.wellBySpot(0);
    int told = bed.scores.size();
    bed.spot(60, HEART_RATE, 76);
    assertThat(bed.scores).hasSize(told); // no points changed
    bed.spot(120, HEART_RATE, 95);
    assertThat(bed.scores).hasSize(told + 1);
    bed.until(120 + 899);
    assertThat(bed.scores).hasSize(told + 1);
    bed.until(120 + 900);
    assertThat(bed.scores).hasSize(told + 2);
    assertThat(bed.scores.get(told + 1).scheduled()).isTrue();
  }

  @Test
  void whenEverythingIsStaleItIsToldOnceMoreAndNeverAgain() {
    bed.continuous(0, HEART_RATE, 75, SPO2, 98).until(301);
    VitalScores last = bed.scores.get(bed.scores.size() - 1);
    assertThat(last.news2().items())
        .filteredOn(item -> item.parameter() == HEART_RATE)
        .allSatisfy(item -> assertThat(item.freshness()).isEqualTo(Freshness.STALE));
    int told = bed.scores.size();
    bed.until(1e6);
    assertThat(bed.scores).hasSize(told);
    assertThat(bed.watch().nextDueMicros()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anImplausibleValueIsFlaggedAndNotScored() {
    bed.spot(0, HEART_RATE, 301, RESPIRATORY_RATE, 16, SYSTOLIC, 80, DIASTOLIC, 80);
    VitalScores scores = bed.scores.get(0);
    assertThat(scores.flags())
        .extracting(QualityFlag::kind, QualityFlag::parameter)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(QualityFlag.Kind.IMPLAUSIBLE, HEART_RATE),
            org.assertj.core.groups.Tuple.tuple(QualityFlag.Kind.IMPLAUSIBLE, DIASTOLIC));
    assertThat(scores.news2().items())
        .filteredOn(item -> item.parameter() == HEART_RATE)
        .allSatisfy(item -> assertThat(item.freshness()).isEqualTo(Freshness.MISSING));
  }

  @Test
  void aPulseOfZeroIsAMeasurement() {
    bed.spot(0, HEART_RATE, 0);
    assertThat(bed.scores.get(0).flags()).isEmpty();
    assertThat(bed.edges("red-score")).isEqualTo("MET@0");
  }

  @Test
  void gapsRebootsAndFallenSequencesAreFlaggedAndTheReadingsScored() {
    hear(0, "boot-1", 5).hear(reading(10, "boot-1", 8)).hear(reading(20, "boot-1", 0));
    hear(30, "boot-2", 0);
    assertThat(bed.scores.stream().flatMap(scores -> scores.flags().stream()))
        .extracting(QualityFlag::kind, QualityFlag::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(QualityFlag.Kind.GAP, 2.0),
            org.assertj.core.groups.Tuple.tuple(QualityFlag.Kind.SEQUENCE_RESTART, null),
            org.assertj.core.groups.Tuple.tuple(QualityFlag.Kind.REBOOT, null));
  }

  @Test
  void aBrokenSensorIsFlaggedOncePerQuarterOfAnHour() {
    for (int second = 0; second < 1_800; second++) {
      bed.continuous(second, SPO2, 20);
    }
    assertThat(bed.scores.stream().mapToLong(scores -> scores.flags().size()).sum()).isEqualTo(2);
  }

  @Test
  void anAdultTakesFewBytes() {
    bed.well(0);
    for (int minute = 1; minute < 180; minute++) {
      bed.continuous(60 * minute, HEART_RATE, 75, RESPIRATORY_RATE, 16, SPO2, 98);
    }
    assertThat(bed.bytes().length).isLessThan(900);
  }

  @RepeatedTest(40)
  void aRestartAnywhereChangesNothing(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    List<VitalReading> course = course(random);
    Bedside straight = new Bedside();
    Bedside interrupted = new Bedside();
    int cut = random.nextInt(course.size());
    for (int i = 0; i < course.size(); i++) {
      straight.hear(course.get(i));
      interrupted.hear(course.get(i));
      if (i == cut || random.nextInt(50) == 0) {
        interrupted.restored();
      }
    }
    straight.until(40_000);
    interrupted.until(40_000);
    assertThat(interrupted.changes).isEqualTo(straight.changes);
    assertThat(interrupted.scores).isEqualTo(straight.scores);
  }

  /** A restless patient: values walk at random through every band, with gaps. */
  private static List<VitalReading> course(SplittableRandom random) {
    List<VitalReading> course = new ArrayList<>();
    double[] level = {16, 96, 0, 120, 80, 0, 37, 70, 0, 0.21, 2, 0};
    double[] step = {3, 3, 1, 12, 12, 1, 0.6, 6, 2, 0.1, 1, 1};
    long at = 0;
    for (int i = 0; i < 200; i++) {
      at += 1_000_000L * (1 + random.nextInt(random.nextInt(20) == 0 ? 1_500 : 90));
      double[] values = new double[Parameter.COUNT];
      Arrays.fill(values, Double.NaN);
      for (Parameter parameter : Parameter.values()) {
        int p = parameter.ordinal();
        level[p] += step[p] * (random.nextDouble() - 0.5) * 2;
        level[p] = Math.max(0, Math.min(parameter == SPO2 ? 100 : 1e9, level[p]));
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
              Bedside.PATIENT,
              new DeviceStamp("monitor", "boot", i, at),
              random.nextBoolean(),
              random.nextInt(30) == 0 ? 1 << random.nextInt(Parameter.COUNT) : 0,
              values));
    }
    return course;
  }

  private Bedside hear(int second, String boot, long sequence) {
    return bed.hear(reading(second, boot, sequence));
  }

  private static VitalReading reading(int second, String boot, long sequence) {
    double[] values = new double[Parameter.COUNT];
    Arrays.fill(values, Double.NaN);
    values[HEART_RATE.ordinal()] = 75;
    return new VitalReading(
        Bedside.PATIENT,
        new DeviceStamp("monitor", boot, sequence, Bedside.seconds(second)),
        true,
        0,
        values);
  }
}
