package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyteTest {

  @ParameterizedTest
  @CsvSource({
    "HAEMOGLOBIN, 12.1, g/dL, 12.1",
    "HAEMOGLOBIN, 121, g/L, 12.1",
    "HAEMOGLOBIN, 7.5, mmol/L, 12.086",
    "HAEMOGLOBIN, 12.1, GM/DL, 12.1",
    "SODIUM, 134, mmol/L, 134",
    "SODIUM, 134, mEq/L, 134",
    "SODIUM, 134, 'meq/L{calc}', 134",
    "GLUCOSE, 10, mmol/L, 180.16",
    "GLUCOSE, 180, mg/dL, 180",
    "GLUCOSE, 1.8, g/L, 180",
    "HBA1C, 7, '%', 7",
    "HBA1C, 7, '% {Hb}', 7",
    "HBA1C, 53, mmol/mol, 7.0004"
  })
  void aValueIsBroughtToTheUnitOfItsTest(
      Analyte analyte, double value, String unit, double converted) {
    assertThat(analyte.inUnit(value, unit).orElseThrow()).isCloseTo(converted, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"HAEMOGLOBIN, mol/L", "SODIUM, mg/dL", "GLUCOSE, ''", "GLUCOSE,", "HBA1C, g/dL"})
  void anyOtherUnitIsNone(Analyte analyte, String unit) {
    assertThat(analyte.inUnit(1, unit)).isEmpty();
  }

  @Test
  void aCodeNamesATestOnlyInItsOwnSystem() {
    assertThat(Analyte.of(new Code(CodeSystem.LOINC, "30313-1"))).isEqualTo(Analyte.HAEMOGLOBIN);
    assertThat(Analyte.of(new Code(CodeSystem.LOINC, "2947-0"))).isEqualTo(Analyte.SODIUM);
    assertThat(Analyte.of(new Code(CodeSystem.LOINC, "2339-0"))).isEqualTo(Analyte.GLUCOSE);
    assertThat(Analyte.of(new Code(CodeSystem.LOINC, "4548-4"))).isEqualTo(Analyte.HBA1C);
    assertThat(Analyte.of(new Code(CodeSystem.OTHER, "4548-4"))).isNull();
    assertThat(Analyte.of(new Code(CodeSystem.LOINC, "2823-3"))).isNull();
    assertThat(Analyte.of(null)).isNull();
  }
}
