package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HospitalTest {

  private static final double UNKNOWN = Double.NaN;

  @ParameterizedTest
  @CsvSource({"11.99,1", "12,0", "15,0", "NaN,"})
  void haemoglobin(double value, Integer points) {
    Stay stay = Stays.with(Stays.FULL, new Stay.Labs(value, 140, UNKNOWN, UNKNOWN, UNKNOWN));
    assertThat(points(stay, 0)).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"134.9,1", "135,0", "NaN,"})
  void sodium(double value, Integer points) {
    Stay stay = Stays.with(Stays.FULL, new Stay.Labs(13, value, UNKNOWN, UNKNOWN, UNKNOWN));
    assertThat(points(stay, 2)).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"Oncology,2", "Hematology/Oncology,2", "HAEMATOLOGY,2", "Cardiology,0", ",", "'  ',"})
  void oncologyService(String specialty, Integer points) {
    Stay stay = Stays.with(Stays.FULL, Stays.admission(1, Urgency.ELECTIVE, specialty));
    assertThat(points(stay, 1)).isEqualTo(points);
  }

  @Test
  void anyProcedureCounts() {
    List<Code> one = List.of(new Code(CodeSystem.CPT, "44950"));
    assertThat(points(coded(List.of(), 0), 3)).isZero();
    assertThat(points(coded(List.of(), 1), 3)).isEqualTo(1);
    assertThat(points(coded(one, UNKNOWN), 3)).isEqualTo(1);
    assertThat(points(coded(List.of(), UNKNOWN), 3)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY,1", "URGENT,1", "ELECTIVE,0", "UNKNOWN,"})
  void urgentAdmission(Urgency urgency, Integer points) {
    assertThat(points(Stays.with(Stays.FULL, Stays.admission(1, urgency, null)), 4))
        .isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "1,2,0", "2,2,2", "5,2,2", "6,5,5", "NaN,,"})
  void admissionsByVariant(double count, Integer in2013, Integer in2016) {
    Stay stay = Stays.with(Stays.FULL, new Stay.PriorUse(0, 0, count, 0));
    assertThat(Hospital.V2013.of(stay).items().get(5).points()).isEqualTo(in2013);
    assertThat(Hospital.V2016.of(stay).items().get(5).points()).isEqualTo(in2016);
  }

  @ParameterizedTest
  @CsvSource({"4.99,0", "5,2", "NaN,"})
  void lengthOfStay(double days, Integer points) {
    assertThat(points(Stays.with(Stays.FULL, Stays.admission(days, Urgency.ELECTIVE, null)), 6))
        .isEqualTo(points);
  }

  /** Oncology, five days, and from line to line one item more. */
  @ParameterizedTest
  @CsvSource({
    "0,ELECTIVE,13,140,0,4,LOW",
    "1,ELECTIVE,13,140,0,5,INTERMEDIATE",
    "1,URGENT,13,140,0,6,INTERMEDIATE",
    "1,URGENT,11,140,0,7,HIGH",
    "1,URGENT,11,130,0,8,HIGH",
    "1,URGENT,11,130,6,13,HIGH"
  })
  void bands(
      int procedures,
      Urgency urgency,
      double haemoglobin,
      double sodium,
      int admissions,
      int total,
      RiskBand band) {
    Stay stay =
        new Stay(
            Stay.Patient.UNKNOWN,
            Stays.admission(5, urgency, "Oncology"),
            new Stay.Coded(List.of(), UNKNOWN, List.of(), procedures),
            new Stay.Labs(haemoglobin, sodium, UNKNOWN, UNKNOWN, UNKNOWN),
            new Stay.PriorUse(UNKNOWN, UNKNOWN, admissions, UNKNOWN),
            Stay.Drugs.UNKNOWN);
    assertThat(Hospital.V2013.of(stay))
        .returns(total, IndexResult::total)
        .returns(band, IndexResult::band)
        .returns(true, IndexResult::complete)
        .returns("hospital-2013", IndexResult::index);
  }

  @Test
  void nothingKnownIsNothingScored() {
    IndexResult result = Hospital.V2016.of(Stays.UNKNOWN);
    assertThat(result.complete()).isFalse();
    assertThat(result.index()).isEqualTo("hospital-2016");
    assertThat(result.items()).hasSize(7).allSatisfy(item -> assertThat(item.points()).isNull());
  }

  private static Stay coded(List<Code> procedures, double count) {
    return Stays.with(Stays.FULL, new Stay.Coded(List.of(), 0, procedures, count));
  }

  private static Integer points(Stay stay, int item) {
    return Hospital.V2013.of(stay).items().get(item).points();
  }
}
