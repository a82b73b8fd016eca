package io.lifesign.clinical.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EhrFactCodecTest {

  private static final EhrVersion VERSION = new EhrVersion(-5, "m-1");

  static Stream<EhrFact> facts() {
    return Stream.of(
        new EhrFact.Person("p", VERSION, -9_000L, Sex.FEMALE, null),
        new EhrFact.Person("p", VERSION, null, Sex.UNKNOWN, 7L),
        new EhrFact.Encounter(
            "e",
            VERSION,
            true,
            "V-1",
            EncounterKind.INPATIENT,
            1L,
            2L,
            true,
            Urgency.URGENT,
            AdmissionSource.EMERGENCY_ROOM,
            Disposition.SKILLED_NURSING,
            "Oncology"),
        new EhrFact.Encounter(
            "e",
            VERSION,
            false,
            null,
            EncounterKind.UNKNOWN,
            null,
            null,
            false,
            Urgency.UNKNOWN,
            AdmissionSource.UNKNOWN,
            Disposition.UNKNOWN,
            null),
        new EhrFact.Diagnosis("d", VERSION, false, "e", new Code(CodeSystem.ICD10, "I50.9"), 1, 3L),
        new EhrFact.Diagnosis("d", VERSION, true, null, null, 0, null),
        new EhrFact.Procedure(
            "x", VERSION, false, "e", new Code(CodeSystem.CPT, "33533"), Long.MAX_VALUE),
        new EhrFact.Lab(
            "l", VERSION, false, "e", new Code(CodeSystem.LOINC, "718-7"), 11.9, "g/dL", 4L),
        new EhrFact.Lab("l", VERSION, true, null, null, Double.NaN, null, null));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void aFactComesBackAsItWas(EhrFact fact) throws IOException {
    assertThat(throughBytes(fact)).isEqualTo(fact);
  }

  @Test
  void textsOfAnyLengthAndAnyCharacterComeBack() throws IOException {
    for (int length : new int[] {0, 1, 21_845, 21_846, 300_000}) {
      String text = "\uD800\u4E2D".repeat(length).substring(0, length);
      EhrFact fact =
          new EhrFact.Diagnosis(text, new EhrVersion(1, text), false, text, null, 0, null);

      assertThat(throughBytes(fact)).isEqualTo(fact);
    }
  }

  @Test
  void aNewerVersionIsRefused() {
    assertThatThrownBy(
            () -> EhrFactCodec.read(new DataInputStream(new ByteArrayInputStream(new byte[] {2}))))
        .isInstanceOf(IOException.class)
        .hasMessage("EHR fact of version 2 is newer than this code");
  }

  private static EhrFact throughBytes(EhrFact fact) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EhrFactCodec.write(fact, new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    EhrFact read = EhrFactCodec.read(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
