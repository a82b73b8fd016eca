package io.lifesign.replay.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.Sex;
import io.lifesign.clinical.readmission.Stay;
import io.lifesign.clinical.readmission.Urgency;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UciDiabetesTest {

  @TempDir Path folder;

  @Test
  void aRowBecomesAStay() throws IOException {
    UciEncounter one =
        UciDiabetes.read(file(UciFiles.HEADER, UciFiles.row("1", "p", 22, 3, "<30"))).get(0);
    assertThat(one.stay())
        .isEqualTo(
            new Stay(
                new Stay.Patient(75, Sex.FEMALE),
                new Stay.Admission(
                    Urgency.EMERGENCY,
                    AdmissionSource.EMERGENCY_ROOM,
                    Disposition.REHABILITATION,
                    null,
                    true,
                    5),
                new Stay.Coded(
                    List.of(new Code(CodeSystem.ICD9, "428"), new Code(CodeSystem.ICD9, "250.4")),
                    9,
                    List.of(),
                    1),
                new Stay.Labs(Double.NaN, Double.NaN, Double.NaN, 9, 40),
                new Stay.PriorUse(Double.NaN, 0, 3, 0),
                new Stay.Drugs(12, Stay.Insulin.RAISED, 1, 1)));
    assertThat(one)
        .returns(true, UciEncounter::returned)
        .returns(false, UciEncounter::leftOut)
        .returns("p", UciEncounter::patient);
  }

  @Test
  void gzippedOrWithAByteOrderMarkIsTheSame() throws IOException {
    String text = UciFiles.HEADER + "\n" + UciFiles.row("1", "p", 11, 3, "NO") + "\n";
    Path gz = folder.resolve("x.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(UciDiabetes.read(gz)).isEqualTo(UciDiabetes.read(file(text)));
    assertThat(UciDiabetes.read(gz).get(0).leftOut()).isTrue();
  }

  @Test
  void whatIsAbsentOrUnreadableIsNotKnown() throws IOException {
    UciEncounter one = UciDiabetes.read(file("encounter_id,age,num_medications", "7,old,x")).get(0);
    assertThat(one.returned()).isNull();
    assertThat(one.stay().patient().ageYears()).isNaN();
    assertThat(one.stay().drugs().count()).isNaN();
    assertThat(one.stay().coded().diagnoses()).isEmpty();
  }

  @Test
  void aFileOfAnotherKindIsRefusedInOneLine() throws IOException {
    assertThatThrownBy(() -> UciDiabetes.read(file("a,b", "1,2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("the header has no column encounter_id");
    assertThatThrownBy(() -> UciDiabetes.read(file("encounter_id,b", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("line 2: 1 columns instead of 2");
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("in.csv"), List.of(lines));
  }
}
