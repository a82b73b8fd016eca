package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaceTest {

  @ParameterizedTest
  @CsvSource({
    "0,0", "0.99,0", "1,1", "1.99,1", "2,2", "3,3", "3.99,3", "4,4", "6.99,4", "7,5", "13.99,5",
    "14,7", "200,7"
  })
  void lengthOfStay(double days, int points) {
    assertThat(Lace.of(days, 0, 0, 0).total()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,5", "5,5", "29,5"})
  void comorbidity(double charlson, int points) {
    assertThat(Lace.of(0, 0, charlson, 0).total()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "3,3", "4,4", "5,4"})
  void emergencyVisits(double visits, int points) {
    assertThat(Lace.of(0, 0, 0, visits).total()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"4,LOW", "5,INTERMEDIATE", "9,INTERMEDIATE", "10,HIGH", "19,HIGH"})
  void bands(int total, RiskBand band) {
    IndexResult result =
        switch (total) {
          case 4 -> Lace.of(4, 0, 0, 0);
          case 5 -> Lace.of(7, 0, 0, 0);
          case 9 -> Lace.of(0, 1, 3, 3);
          case 10 -> Lace.of(0, 1, 3, 4);
          default -> Lace.of(14, 1, 4, 4);
        };
    assertThat(result.total()).isEqualTo(total);
    assertThat(result.band()).isEqualTo(band);
    assertThat(result.complete()).isTrue();
  }

  @Test
  void whatIsMissingHasNoPointsAndMakesItIncomplete() {
    IndexResult result = Lace.of(Stays.UNKNOWN);
    assertThat(result.complete()).isFalse();
    assertThat(result.items()).hasSize(4).allSatisfy(item -> assertThat(item.points()).isNull());
    assertThat(Lace.of(Double.NaN, 1, 2, 3).total()).isEqualTo(8);
    assertThat(Lace.of(-1, 1, 2, 3).complete()).isFalse();
  }

  @Test
  void readsAStay() {
    IndexResult result = Lace.of(Stays.FULL);
    assertThat(result.complete()).isTrue();
    assertThat(result.items()).extracting(IndexResult.Item::points).containsExactly(4, 3, 5, 1);
    assertThat(result.items())
        .extracting(IndexResult.Item::value)
        .containsExactly(6.0, 1.0, 8.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY,3", "URGENT,3", "ELECTIVE,0", "NEWBORN,0", "UNKNOWN,"})
  void acuity(Urgency urgency, Integer points) {
    Stay stay = Stays.with(Stays.FULL, Stays.admission(6, urgency, null));
    assertThat(Lace.of(stay).items().get(1).points()).isEqualTo(points);
  }

  @Test
  void noVisitInTwelveMonthsIsNoneInSix() {
    Stay none = Stays.with(Stays.FULL, new Stay.PriorUse(Double.NaN, 0, Double.NaN, Double.NaN));
    Stay some = Stays.with(Stays.FULL, new Stay.PriorUse(Double.NaN, 1, Double.NaN, Double.NaN));
    assertThat(Lace.of(none).items().get(3).points()).isZero();
    assertThat(Lace.of(some).items().get(3).points()).isNull();
  }

  @Test
  void aDiagnosisThatCannotBeReadMakesItIncomplete() {
    Stay foreign =
        Stays.with(
            Stays.FULL,
            Stays.coded(
                List.of(new Code(CodeSystem.ICD10, "I50"), new Code(CodeSystem.OTHER, "x"))));
    assertThat(Lace.of(foreign).complete()).isFalse();
    assertThat(Lace.of(foreign).items().get(2).points()).isEqualTo(2);
    Stay nothing = Stays.with(Stays.FULL, Stays.coded(List.of()));
    assertThat(Lace.of(nothing).items().get(2).points()).isNull();
  }
}
