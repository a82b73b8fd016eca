package io.lifesign.replay.readmission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small files in the form of the UCI data, of people who do not exist. */
public final class UciFiles {

  public static final String HEADER =
      "encounter_id,patient_nbr,race,gender,age,admission_type_id,discharge_disposition_id,"
          + "admission_source_id,time_in_hospital,medical_specialty,num_lab_procedures,"
          + "num_procedures,num_medications,number_outpatient,number_emergency,number_inpatient,"
          + "diag_1,diag_2,diag_3,number_diagnoses,max_glu_serum,A1Cresult,insulin,change,"
          + "diabetesMed,readmitted";

  private UciFiles() {}

  /** Who was admitted more often before returns more often. */
  public static Path random(Path folder, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < rows; i++) {
      int admissions = random.nextInt(6);
      boolean back = random.nextInt(10) < admissions;
      int disposition = random.nextInt(20) == 0 ? 11 : 1 + random.nextInt(3);
      lines.add(
          row(
              String.valueOf(1000 + i),
              String.valueOf(i / 2),
              disposition,
              admissions,
              back ? "<30" : random.nextBoolean() ? "NO" : ">30"));
    }
    return Files.write(folder.resolve("random.csv"), lines);
  }

  public static String row(
      String id, String patient, int disposition, int admissions, String readmitted) {
    return id
        + ","
        + patient
        + ",?,Female,[70-80),1,"
        + disposition
        + ",7,5,?,40,1,12,0,0,"
        + admissions
        + ",428,250.4,?,9,None,>8,Up,Ch,Yes,"
        + readmitted;
  }
}
