package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReadmissionModelTest {

  private static final ReadmissionModel MODEL = ReadmissionModel.named(ReadmissionModel.DEFAULT);

  @Test
  void contributionsSumToTheLogOddsOfTheProbability() {
    for (Stay stay :
        List.of(
            Stays.FULL,
            Stays.UNKNOWN,
            Stays.with(Stays.FULL, Stay.Drugs.UNKNOWN),
            Stays.with(Stays.FULL, Stay.Admission.UNKNOWN),
            Stays.with(Stays.FULL, Stay.Coded.UNKNOWN),
            Stays.with(Stays.UNKNOWN, new Stay.PriorUse(0, 0, 7, 0)))) {
      RiskEstimate estimate = MODEL.explain(stay);
      double sum =
          estimate.baseLogOdds()
              + estimate.contributions().stream()
                  .mapToDouble(RiskEstimate.Contribution::logOdds)
                  .sum();
      double p = estimate.probability();
      assertThat(sum).isCloseTo(Math.log(p / (1 - p)), within(1e-9));
      assertThat(estimate.logOdds()).isCloseTo(sum, within(1e-9));
      assertThat(MODEL.probability(stay)).isEqualTo(p);
      assertThat(estimate.band()).isEqualTo(MODEL.band(p));
    }
  }

  @Test
  void theLargestContributionStandsFirst() {
    List<Float> sizes =
        MODEL.explain(Stays.FULL).contributions().stream()
            .map(one -> -(float) Math.abs(one.logOdds()))
            .toList();
    assertThat(sizes).isSorted().doesNotContain(0f, -0f);
  }

  @Test
  void moreAdmissionsBeforeAreAHigherRisk() {
    assertThat(probabilityAfter(5)).isGreaterThan(probabilityAfter(1) * 1.3);
    assertThat(probabilityAfter(1)).isGreaterThan(probabilityAfter(0));
  }

  @Test
  void oneDiseaseIsOneGroupInAnySystem() {
    double icd10 = probabilityOf(Stays.icd10("I50.9"));
    assertThat(probabilityOf(Stays.codes(CodeSystem.ICD9, "428.0"))).isEqualTo(icd10);
    assertThat(probabilityOf(Stays.codes(CodeSystem.SNOMED_CT, "84114007"))).isEqualTo(icd10);
    assertThat(probabilityOf(Stays.icd10("E11.9"))).isNotEqualTo(icd10);
  }

  @Test
  void aDiagnosisThatNoTableReadsIsAsIfThereWereNone() {
    Stay unread =
        Stays.with(Stays.FULL, new Stay.Coded(Stays.codes(CodeSystem.OTHER, "x"), 3, List.of(), 0));
    Stay none = Stays.with(Stays.FULL, new Stay.Coded(List.of(), 3, List.of(), 0));
    assertThat(MODEL.probability(unread)).isEqualTo(MODEL.probability(none));
  }

  @Test
  void bandsBeginAtTheirThresholds() {
    assertThat(MODEL.band(0.0999)).isEqualTo(RiskBand.LOW);
    assertThat(MODEL.band(0.1)).isEqualTo(RiskBand.INTERMEDIATE);
    assertThat(MODEL.band(0.1999)).isEqualTo(RiskBand.INTERMEDIATE);
    assertThat(MODEL.band(0.2)).isEqualTo(RiskBand.HIGH);
  }

  @Test
  void raceIsNoFeature() {
    assertThat(ReadmissionFeatures.all())
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("race"));
    assertThat(ReadmissionFeatures.of(Stays.FULL)).hasSize(ReadmissionFeatures.all().size());
  }

  @Test
  void theVersionNamesTheBytes() {
    assertThat(MODEL.version()).matches("[0-9a-f]{16}");
    assertThat(MODEL.name()).isEqualTo("diabetes130");
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(() -> ReadmissionModel.named("other"))
        .hasMessage("There is no readmission model other.");
    assertThatThrownBy(() -> ReadmissionModel.named("../x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReadmissionModel.parse("trees 2".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("readmission 1");
    assertThatThrownBy(
            () ->
                ReadmissionModel.parse(
                    "readmission 1\nname x\ncalibration 0 1\nbands 0.1 0.2\ntrees 2\nx\n0 0.1 5"
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other features");
  }

  private static double probabilityAfter(int admissions) {
    return MODEL.probability(Stays.with(Stays.FULL, new Stay.PriorUse(1, 1, admissions, 1)));
  }

  private static double probabilityOf(List<Code> diagnoses) {
    return MODEL.probability(Stays.with(Stays.FULL, Stays.coded(diagnoses)));
  }
}
