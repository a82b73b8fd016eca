package io.lifesign.clinical.readmission;

import java.util.Arrays;
import java.util.List;

/** Stays to judge. */
final class Stays {

  /** Of which nothing is known. */
  static final Stay UNKNOWN =
      new Stay(
          Stay.Patient.UNKNOWN,
          Stay.Admission.UNKNOWN,
          Stay.Coded.UNKNOWN,
          Stay.Labs.UNKNOWN,
          Stay.PriorUse.UNKNOWN,
          Stay.Drugs.UNKNOWN);

  /** Of which everything is known. */
  static final Stay FULL =
      new Stay(
          new Stay.Patient(72, Sex.FEMALE),
          admission(6, Urgency.EMERGENCY, "InternalMedicine"),
          coded(icd10("I50.9", "E11.2", "N18.4")),
          new Stay.Labs(11.2, 132, 310, 8.4, 60),
          new Stay.PriorUse(1, 2, 3, 4),
          new Stay.Drugs(18, Stay.Insulin.RAISED, 1, 1));

  private Stays() {}

  static Stay.Admission admission(double days, Urgency urgency, String specialty) {
    return new Stay.Admission(
        urgency, AdmissionSource.EMERGENCY_ROOM, Disposition.HOME, specialty, true, days);
  }

  static Stay.Coded coded(List<Code> diagnoses) {
    return new Stay.Coded(diagnoses, diagnoses.size(), List.of(), 0);
  }

  static List<Code> icd10(String... codes) {
    return codes(CodeSystem.ICD10, codes);
  }

  static List<Code> codes(CodeSystem system, String... codes) {
    return Arrays.stream(codes).map(code -> new Code(system, code)).toList();
  }

  static Stay with(Stay stay, Stay.Admission admission) {
    return new Stay(
        stay.patient(), admission, stay.coded(), stay.labs(), stay.prior(), stay.drugs());
  }

  static Stay with(Stay stay, Stay.Coded coded) {
    return new Stay(
        stay.patient(), stay.admission(), coded, stay.labs(), stay.prior(), stay.drugs());
  }

  static Stay with(Stay stay, Stay.Labs labs) {
    return new Stay(
        stay.patient(), stay.admission(), stay.coded(), labs, stay.prior(), stay.drugs());
  }

  static Stay with(Stay stay, Stay.PriorUse prior) {
    return new Stay(
        stay.patient(), stay.admission(), stay.coded(), stay.labs(), prior, stay.drugs());
  }

  static Stay with(Stay stay, Stay.Drugs drugs) {
    return new Stay(
        stay.patient(), stay.admission(), stay.coded(), stay.labs(), stay.prior(), drugs);
  }
}
