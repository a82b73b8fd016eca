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
import java.util.Arrays;
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
    assertThat(bed.bytes().length).isLessThan(700);
  }

  @Test
  void aRepeatedRemarkWaitsForTheNextScores() {
    bed.spot(0, HEART_RATE, 75).continuous(10, SPO2, 20).continuous(20, SPO2, 21);
    int told = bed.scores.size();
    bed.spot(30, HEART_RATE, 95);
    assertThat(bed.scores).hasSize(told + 1);
    assertThat(bed.scores.get(told).flags())
        .singleElement()
        .satisfies(flag -> assertThat(flag.value()).isEqualTo(21));
  }

  @Test
  void missingRecordsAddUpUntilTheyAreTold() {
    hear(0, "boot", 0).hear(reading(10, "boot", 2)).hear(reading(20, "boot", 4));
    hear(30, "boot", 7).continuous(40, HEART_RATE, 131);
    assertThat(bed.scores.stream().flatMap(scores -> scores.flags().stream()))
        .filteredOn(flag -> flag.kind() == QualityFlag.Kind.GAP)
        .extracting(QualityFlag::value)
        .containsExactly(1.0, 3.0);
  }

  @Test
  void validityHoldsByParameterAndItsEndIsInside() {
    Validity validity = Validity.of(5, 720).with(SPO2, 1, 10);
    assertThat(validity.micros(SPO2, true)).isEqualTo(60_000_000);
    assertThat(validity.micros(SPO2, false)).isEqualTo(600_000_000);
    assertThat(validity.micros(HEART_RATE, true)).isEqualTo(300_000_000);
    bed.continuous(0, SPO2, 91).until(300);
    assertThat(bed.watch().has(SPO2)).isTrue();
    bed.until(300.1);
    assertThat(bed.watch().has(SPO2)).isFalse();
  }

  @Test
  void ofManyDevicesTheOneLongestSilentIsForgotten() {
    for (int device = 0; device <= DeviceRuns.CAPACITY; device++) {
      bed.hear(reading("device-" + device, device, "boot", 5));
    }
    bed.hear(reading("device-0", 100, "boot", 9)).hear(reading("device-8", 110, "boot", 9));
    assertThat(bed.scores.stream().flatMap(scores -> scores.flags().stream()))
        .extracting(flag -> flag.source().deviceId())
        .containsExactly("device-8");
  }

  private Bedside hear(int second, String boot, long sequence) {
    return bed.hear(reading(second, boot, sequence));
  }

  private static VitalReading reading(int second, String boot, long sequence) {
    return reading("monitor", second, boot, sequence);
  }

  private static VitalReading reading(String device, int second, String boot, long sequence) {
    double[] values = new double[Parameter.COUNT];
    Arrays.fill(values, Double.NaN);
    values[HEART_RATE.ordinal()] = 75;
    return new VitalReading(
        Bedside.PATIENT,
        new DeviceStamp(device, boot, sequence, Bedside.seconds(second)),
        true,
        0,
        values);
  }
}
