package io.lifesign.clinical.readmission;

import static io.lifesign.clinical.readmission.Comorbidity.AIDS;
import static io.lifesign.clinical.readmission.Comorbidity.CEREBROVASCULAR;
import static io.lifesign.clinical.readmission.Comorbidity.CHRONIC_PULMONARY;
import static io.lifesign.clinical.readmission.Comorbidity.CONNECTIVE_TISSUE;
import static io.lifesign.clinical.readmission.Comorbidity.DEMENTIA;
import static io.lifesign.clinical.readmission.Comorbidity.DIABETES;
import static io.lifesign.clinical.readmission.Comorbidity.DIABETES_WITH_ORGAN_DAMAGE;
import static io.lifesign.clinical.readmission.Comorbidity.HEART_FAILURE;
import static io.lifesign.clinical.readmission.Comorbidity.METASTATIC_TUMOUR;
import static io.lifesign.clinical.readmission.Comorbidity.MILD_LIVER;
import static io.lifesign.clinical.readmission.Comorbidity.MILD_RENAL;
import static io.lifesign.clinical.readmission.Comorbidity.MYOCARDIAL_INFARCTION;
import static io.lifesign.clinical.readmission.Comorbidity.PERIPHERAL_VASCULAR;
import static io.lifesign.clinical.readmission.Comorbidity.SEVERE_RENAL;
import static io.lifesign.clinical.readmission.Comorbidity.TUMOUR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharlsonTest {

  /** First and last code of a range, and the next ones outside it; empty where it means nothing. */
  @ParameterizedTest
  @CsvSource({
    "I20.9,",
    "I21,MYOCARDIAL_INFARCTION",
    "I22.9,MYOCARDIAL_INFARCTION",
    "I23,",
    "I25.1,",
    "I25.2,MYOCARDIAL_INFARCTION",
    "I42.4,",
    "I42.5,HEART_FAILURE",
    "I42.9,HEART_FAILURE",
    "I50.13,HEART_FAILURE",
    "I51,",
    "I11.0,HEART_FAILURE",
    "I11.9,",
    "I13.2,HEART_FAILURE",
    "I59.9,",
    "I60,CEREBROVASCULAR",
    "I69.8,CEREBROVASCULAR",
    "I70,PERIPHERAL_VASCULAR",
    "I71.4,PERIPHERAL_VASCULAR",
    "I72,",
    "I73.0,",
    "I73.9,PERIPHERAL_VASCULAR",
    "F00,DEMENTIA",
    "F03,DEMENTIA",
    "F04,",
    "F05.0,",
    "F05.1,DEMENTIA",
    "G30.9,DEMENTIA",
    "J39,",
    "J40,CHRONIC_PULMONARY",
    "J47,CHRONIC_PULMONARY",
    "J48,",
    "J59,",
    "J60,CHRONIC_PULMONARY",
    "J67.9,CHRONIC_PULMONARY",
    "J68.3,",
    "J68.4,CHRONIC_PULMONARY",
    "M05.9,CONNECTIVE_TISSUE",
    "M31.4,",
    "M31.5,CONNECTIVE_TISSUE",
    "M34.9,CONNECTIVE_TISSUE",
    "E10.1,DIABETES",
    "E10.2,DIABETES_WITH_ORGAN_DAMAGE",
    "E11.5,DIABETES_WITH_ORGAN_DAMAGE",
    "E11.6,DIABETES",
    "E14.7,DIABETES_WITH_ORGAN_DAMAGE",
    "E11.9,DIABETES",
    "E15,",
    "B17.9,",
    "B18,MILD_LIVER",
    "K70.3,MILD_LIVER",
    "K70.4,SEVERE_LIVER",
    "K74.6,MILD_LIVER",
    "K76.1,",
    "K76.4,MILD_LIVER",
    "K76.5,SEVERE_LIVER",
    "K76.7,SEVERE_LIVER",
    "K76.8,MILD_LIVER",
    "N18.9,MILD_RENAL",
    "N18.3,MILD_RENAL",
    "N19,MILD_RENAL",
    "N17.9,",
    "Z99.1,",
    "B19,",
    "B20,AIDS",
    "B22.7,AIDS",
    "B23,",
    "B24,AIDS",
    "C26.9,TUMOUR",
    "C34.1,TUMOUR",
    "C43.9,TUMOUR",
    "C44,",
    "C76,TUMOUR",
    "C77,METASTATIC_TUMOUR",
    "C80,METASTATIC_TUMOUR",
    "C81,TUMOUR",
    "C86,",
    "C97,TUMOUR",
    "D00,"
  })
  void readsIcd10(String code, Comorbidity expected) {
    assertThat(Charlson.of(Stays.icd10(code)).comorbidities())
        .isEqualTo(expected == null ? Set.of() : Set.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "410.71,MYOCARDIAL_INFARCTION",
    "411,",
    "412,MYOCARDIAL_INFARCTION",
    "398.90,",
    "398.91,HEART_FAILURE",
    "402.00,",
    "402.01,HEART_FAILURE",
    "425.3,",
    "425.4,HEART_FAILURE",
    "428,HEART_FAILURE",
    "440.2,PERIPHERAL_VASCULAR",
    "443.0,",
    "443.9,PERIPHERAL_VASCULAR",
    "V43.4,PERIPHERAL_VASCULAR",
    "429,",
    "430,CEREBROVASCULAR",
    "438.9,CEREBROVASCULAR",
    "439,",
    "290.4,DEMENTIA",
    "294.0,",
    "294.1,DEMENTIA",
    "331.2,DEMENTIA",
    "489,",
    "490,CHRONIC_PULMONARY",
    "505,CHRONIC_PULMONARY",
    "506.3,",
    "506.4,CHRONIC_PULMONARY",
    "710.4,CONNECTIVE_TISSUE",
    "710.5,",
    "714.3,",
    "725,CONNECTIVE_TISSUE",
    "250.33,DIABETES",
    "250.40,DIABETES_WITH_ORGAN_DAMAGE",
    "250.7,DIABETES_WITH_ORGAN_DAMAGE",
    "250.8,DIABETES",
    "250.9,DIABETES",
    "251,",
    "070.54,MILD_LIVER",
    "571.5,MILD_LIVER",
    "572.1,",
    "572.2,SEVERE_LIVER",
    "456.2,SEVERE_LIVER",
    "585,MILD_RENAL",
    "585.3,MILD_RENAL",
    "585.4,SEVERE_RENAL",
    "585.6,SEVERE_RENAL",
    "585.9,MILD_RENAL",
    "V45.1,SEVERE_RENAL",
    "584.9,",
    "139,",
    "140,TUMOUR",
    "172.9,TUMOUR",
    "173,",
    "174,TUMOUR",
    "195.8,TUMOUR",
    "195.9,",
    "196,METASTATIC_TUMOUR",
    "199.1,METASTATIC_TUMOUR",
    "200,TUMOUR",
    "208.9,TUMOUR",
    "209,",
    "042,AIDS",
    "42,AIDS",
    "044,AIDS",
    "045,"
  })
  void readsIcd9(String code, Comorbidity expected) {
    Set<Comorbidity> found = Charlson.of(Stays.codes(CodeSystem.ICD9, code)).comorbidities();
    if (expected == SEVERE_RENAL) {
      // the prefix of the item as a whole means the mild degree, which then does not count
      assertThat(found).contains(SEVERE_RENAL).isSubsetOf(SEVERE_RENAL, MILD_RENAL);
    } else {
      assertThat(found).isEqualTo(expected == null ? Set.of() : Set.of(expected));
    }
  }

  @Test
  void aCodeCanMeanTwoThings() {
    assertThat(Charlson.of(Stays.codes(CodeSystem.ICD9, "437.3")).comorbidities())
        .containsExactlyInAnyOrder(PERIPHERAL_VASCULAR, CEREBROVASCULAR);
  }

  @Test
  void readsCommonSnomedConcepts() {
    assertThat(
            Charlson.of(
                    Stays.codes(
                        CodeSystem.SNOMED_CT,
                        "22298006",
                        "88805009",
                        "230690007",
                        "26929004",
                        "87433001",
                        "69896004",
                        "44054006",
                        "127013003",
                        "19943007",
                        "433144002",
                        "46177005",
                        "363406005",
                        "94260004",
                        "62479008"))
                .comorbidities())
        .containsExactlyInAnyOrder(
            MYOCARDIAL_INFARCTION,
            HEART_FAILURE,
            CEREBROVASCULAR,
            DEMENTIA,
            CHRONIC_PULMONARY,
            CONNECTIVE_TISSUE,
            DIABETES,
            DIABETES_WITH_ORGAN_DAMAGE,
            MILD_LIVER,
            MILD_RENAL,
            SEVERE_RENAL,
            TUMOUR,
            METASTATIC_TUMOUR,
            AIDS);
  }

  @Test
  void dotCaseAndNationalSuffixesDoNotMatter() {
    for (String code : List.of("i50.13", "I5013", " I50.13 G", "I50.13+", "I50.1-", "I50†")) {
      assertThat(Charlson.of(Stays.icd10(code)).comorbidities()).containsExactly(HEART_FAILURE);
    }
  }

  @Test
  void theWorseDegreeOfADiseaseCountsOnce() {
    assertThat(points("E11.9", "E11.2", "E11.4")).isEqualTo(2);
    assertThat(points("K74.6", "K72.9")).isEqualTo(4);
    assertThat(points("K74.6", "N18.3")).as("mild liver or renal is one item").isEqualTo(2);
    assertThat(points("C50.9", "C79.5")).isEqualTo(6);
    assertThat(points("I21.0", "I21.1", "I25.2")).isEqualTo(1);
    assertThat(points("I50.9", "J44.9", "F03")).isEqualTo(2 + 2 + 3);
  }

  @Test
  void theWeightsAreThoseOfLace() {
    assertThat(points("I21")).isEqualTo(1);
    assertThat(points("I63")).isEqualTo(1);
    assertThat(points("I70")).isEqualTo(1);
    assertThat(points("E11.9")).isEqualTo(1);
    assertThat(points("I50")).isEqualTo(2);
    assertThat(points("E11.2")).isEqualTo(2);
    assertThat(points("J44")).isEqualTo(2);
    assertThat(points("B18")).isEqualTo(2);
    assertThat(points("N18.1")).isEqualTo(2);
    assertThat(points("C50")).isEqualTo(2);
    assertThat(points("G30")).isEqualTo(3);
    assertThat(points("M05")).isEqualTo(3);
    assertThat(points("B20")).isEqualTo(4);
    assertThat(points("K72.9")).isEqualTo(4);
    assertThat(points("N18.5")).isEqualTo(4);
    assertThat(points("C78")).isEqualTo(6);
  }

  @Test
  void whatCannotBeReadIsCounted() {
    Charlson charlson =
        Charlson.of(
            List.of(
                new Code(CodeSystem.ICD10, "I10"),
                new Code(CodeSystem.SNOMED_CT, "444814009"),
                new Code(CodeSystem.OTHER, "X"),
                new Code(CodeSystem.ICD10, null)));
    assertThat(charlson).isEqualTo(new Charlson(Set.of(), 1, 1, 2));
    assertThat(charlson.judged()).isTrue();
    assertThat(Charlson.of(Stays.codes(CodeSystem.OTHER, "X")).judged()).isFalse();
    assertThat(Charlson.of(List.of()).judged()).isFalse();
  }

  private static int points(String... codes) {
    return Charlson.of(Stays.icd10(codes)).points();
  }
}
