package io.lifesign.replay.ehr;

import io.lifesign.replay.SkippedRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** The tables of MIMIC-III that are read, in memory; rows of unknown admissions are skipped. */
final class Mimic3Tables {

  private static final String DATASET = Mimic3Dataset.NAME;

  /** LABEVENTS' items of blood that are read, as LOINC: D_LABITEMS says the same. */
  private static final Map<String, String> LABS =
      Map.of(
          "50809", "2339-0",
          "50931", "2345-7",
          "50811", "718-7",
          "50855", "718-7",
          "51222", "718-7",
          "50824", "2947-0",
          "50983", "2951-2",
          "50852", "4548-4");

  /**
   * A patient.
   *
   * @param died last day known, or null
   */
  record Patient(String id, String gender, LocalDate born, LocalDate died) {}

  /** A change of service. */
  record Service(LocalDateTime at, String name) {}

  /** A laboratory result. */
  record Lab(
      String id,
      String patientId,
      String admissionId,
      LocalDateTime at,
      String loinc,
      double value,
      String unit) {}

  private final Map<String, Patient> patients = new LinkedHashMap<>();
  private final Map<String, Mimic3Admission> admissions = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, String>> diagnoses = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, String>> procedures = new LinkedHashMap<>();
  private final Map<String, List<Service>> services = new LinkedHashMap<>();
  private final List<Lab> labs = new ArrayList<>();
  private final CsvTable table = new CsvTable();
  private int otherLabs;

  /**
   * @throws IllegalArgumentException in one line, if a table is missing
   */
  Mimic3Tables(Path folder) {
    table.read(DATASET, folder, "PATIENTS", this::patient);
    table.read(DATASET, folder, "ADMISSIONS", this::admission);
    table.read(DATASET, folder, "DIAGNOSES_ICD", row -> code(row, diagnoses));
    table.read(DATASET, folder, "PROCEDURES_ICD", row -> code(row, procedures));
    table.read(DATASET, folder, "SERVICES", this::service);
    table.read(DATASET, folder, "LABEVENTS", this::lab);
  }

  private void patient(CSVRecord row) {
    patients.put(
        row.get("SUBJECT_ID"),
        new Patient(
            row.get("SUBJECT_ID"),
            switch (row.get("GENDER")) {
              case "F" -> "female";
              case "M" -> "male";
              default -> "unknown";
            },
            Mimic3Dates.day(row.get("DOB")),
            Mimic3Dates.day(row.get("DOD"))));
  }

  private void admission(CSVRecord row) {
    Mimic3Admission admission = Mimic3Admission.of(row);
    if (!patients.containsKey(admission.patientId())) {
      throw new IllegalArgumentException("an admission of a patient who is not in PATIENTS");
    }
    admissions.put(admission.id(), admission);
  }

  private void code(CSVRecord row, Map<String, TreeMap<Integer, String>> codes) {
    String code = row.get("ICD9_CODE");
    if (code.isEmpty()) {
      throw new IllegalArgumentException("no code");
    }
    codes
        .computeIfAbsent(known(row.get("HADM_ID")), id -> new TreeMap<>())
        .put(Integer.valueOf(row.get("SEQ_NUM")), code);
  }

  private void service(CSVRecord row) {
    LocalDateTime at = Mimic3Dates.time(row.get("TRANSFERTIME"));
    if (at == null) {
      throw new IllegalArgumentException("no time");
    }
    services
        .computeIfAbsent(known(row.get("HADM_ID")), id -> new ArrayList<>())
        .add(new Service(at, row.get("CURR_SERVICE")));
  }

  private void lab(CSVRecord row) {
    String loinc = LABS.get(row.get("ITEMID"));
    if (loinc == null) {
      otherLabs++;
      return;
    }
    String admissionId = row.get("HADM_ID");
    LocalDateTime at = Mimic3Dates.time(row.get("CHARTTIME"));
    if (row.get("VALUENUM").isEmpty() || at == null) {
      throw new IllegalArgumentException("a result that is no number");
    }
    if (!patients.containsKey(row.get("SUBJECT_ID"))) {
      throw new IllegalArgumentException("a result of a patient who is not in PATIENTS");
    }
    labs.add(
        new Lab(
            row.get("ROW_ID"),
            row.get("SUBJECT_ID"),
            admissionId.isEmpty() ? null : known(admissionId),
            at,
            loinc,
            Double.parseDouble(row.get("VALUENUM")),
            row.get("VALUEUOM")));
  }

  private String known(String admissionId) {
    if (!admissions.containsKey(admissionId)) {
      throw new IllegalArgumentException("an admission that is not in ADMISSIONS");
    }
    return admissionId;
  }

  Map<String, Patient> patients() {
    return patients;
  }

  Map<String, Mimic3Admission> admissions() {
    return admissions;
  }

  /** ICD-9-CM codes of an admission by their rank. */
  Map<Integer, String> diagnoses(String admissionId) {
    return diagnoses.getOrDefault(admissionId, new TreeMap<>());
  }

  Map<Integer, String> procedures(String admissionId) {
    return procedures.getOrDefault(admissionId, new TreeMap<>());
  }

  List<Service> services(String admissionId) {
    return services.getOrDefault(admissionId, List.of());
  }

  List<Lab> labs() {
    return labs;
  }

  /** Results of tests that are not read. */
  int otherLabs() {
    return otherLabs;
  }

  List<SkippedRow> skipped() {
    return table.skipped();
  }
}
