package io.lifesign.clinical.readmission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which groups of diagnoses a stay falls into, for the model ({@code diagnosis-groups.txt}). */
final class DiagnosisGroups {

  /** As many as the data tell that the model was trained on. */
  static final int LOOKED_AT = 3;

  private static final List<String> NAMES = new ArrayList<>();
  private static final CodeTable<Integer> CODES =
      CodeTable.beside("diagnosis-groups.txt", DiagnosisGroups::number);

  private DiagnosisGroups() {}

  /** Numbered as they first stand in the file. */
  private static Integer number(String name) {
    if (!NAMES.contains(name)) {
      NAMES.add(name);
    }
    return NAMES.indexOf(name);
  }

  static List<String> names() {
    return List.copyOf(NAMES);
  }

  /**
   * Sets 1 for each group of the first diagnosis from {@code first} on, and for each of any of the
   * first three from {@code any} on, and 0 for the others; NaN where no such code can be read.
   */
  static void read(List<Code> diagnoses, float[] values, int first, int any) {
    int groups = NAMES.size();
    Arrays.fill(values, first, first + groups, Float.NaN);
    Arrays.fill(values, any, any + groups, Float.NaN);
    boolean anyRead = false;
    for (int i = 0; i < Math.min(LOOKED_AT, diagnoses.size()); i++) {
      Code code = diagnoses.get(i);
      if (!CODES.reads(code.system())) {
        continue;
      }
      if (i == 0) {
        Arrays.fill(values, first, first + groups, 0);
      }
      if (!anyRead) {
        Arrays.fill(values, any, any + groups, 0);
        anyRead = true;
      }
      for (int group : CODES.of(code)) {
        values[any + group] = 1;
        if (i == 0) {
          values[first + group] = 1;
        }
      }
    }
  }
}
