package io.lifesign.replay.ehr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of diabetic_data as the resources of its stay. The source's words for missing are ? and
 * None.
 */
record UciRow(Map<String, String> values) {

  /** Its years are bands of ten. */
  private static final Pattern AGE = Pattern.compile("\\[(\\d+)-(\\d+)\\)");

  private static final Pattern BOUND = Pattern.compile(">(\\d+)");

  /** admission_type_id of IDs_mapping as HL7 v2 table 0007; 7 is the trauma centre. */
  private static final Map<String, String> TYPE =
      Map.of("1", "E", "2", "U", "3", "C", "4", "N", "7", "A");

  /** admission_source_id as HL7 v2 table 0023 where the number differs. */
  private static final Map<String, String> SOURCE =
      Map.ofEntries(
          Map.entry("1", "1"),
          Map.entry("2", "2"),
          Map.entry("3", "3"),
          Map.entry("4", "4"),
          Map.entry("5", "5"),
          Map.entry("6", "6"),
          Map.entry("7", "7"),
          Map.entry("8", "8"),
          Map.entry("10", "4"),
          Map.entry("18", "6"),
          Map.entry("22", "6"),
          Map.entry("25", "6"),
          Map.entry("26", "6"));

  /** discharge_disposition_id as NUBC's patient status where the number differs. */
  private static final Map<String, String> DISPOSITION =
      Map.ofEntries(
          Map.entry("9", "09"),
          Map.entry("10", "05"),
          Map.entry("11", "20"),
          Map.entry("12", "30"),
          Map.entry("13", "50"),
          Map.entry("14", "51"),
          Map.entry("15", "61"),
          Map.entry("16", "70"),
          Map.entry("17", "70"),
          Map.entry("18", ""),
          Map.entry("19", "40"),
          Map.entry("20", "41"),
          Map.entry("21", "42"),
          Map.entry("22", "62"),
          Map.entry("23", "63"),
          Map.entry("24", "64"),
          Map.entry("25", ""),
          Map.entry("26", ""),
          Map.entry("27", "43"),
          Map.entry("28", "65"),
          Map.entry("29", "66"),
          Map.entry("30", "70"));

  /** Counts that FHIR has no element for; carried so that nothing is lost, read by nobody. */
  private static final List<String> COUNTS =
      List.of(
          "number_outpatient",
          "number_emergency",
          "number_inpatient",
          "num_lab_procedures",
          "num_procedures",
          "num_medications");

  private static final String EXTENSION = "urn:uci:diabetes-130:";

  String encounterId() {
    return value("encounter_id");
  }

  String patientId() {
    return value("patient_nbr");
  }

  int days() {
    return Integer.parseInt(value("time_in_hospital"));
  }

  /** The patient, born so as to be in the middle of the age band in that year. */
  ObjectNode patient(int year) {
    Matcher age = AGE.matcher(value("age"));
    String born =
        age.matches()
            ? String.valueOf(
                year - (Integer.parseInt(age.group(1)) + Integer.parseInt(age.group(2))) / 2)
            : null;
    return FhirJson.patient(
        patientId(),
        switch (value("gender")) {
          case "Female" -> "female";
          case "Male" -> "male";
          default -> "unknown";
        },
        born);
  }

  ObjectNode encounter(String start, String end) {
    ObjectNode encounter = FhirJson.encounter(encounterId(), patientId(), "IMP", start, end);
    String type = TYPE.get(value("admission_type_id"));
    if (type != null) {
      FhirJson.coding(encounter.putObject("priority"), FhirJson.TABLE_0007, type);
    }
    if (!value("medical_specialty").equals("?")) {
      encounter.putObject("serviceType").put("text", value("medical_specialty"));
    }
    ObjectNode hospitalization = encounter.putObject("hospitalization");
    String source = SOURCE.get(value("admission_source_id"));
    if (source != null) {
      FhirJson.coding(hospitalization.putObject("admitSource"), FhirJson.TABLE_0023, source);
    }
    String number = value("discharge_disposition_id");
    String status = DISPOSITION.getOrDefault(number, "0" + number);
    if (end != null && !status.isEmpty()) {
      FhirJson.coding(
          hospitalization.putObject("dischargeDisposition"), FhirJson.PATIENT_STATUS, status);
    }
    ArrayNode extensions = encounter.putArray("extension");
    for (String count : COUNTS) {
      extensions
          .addObject()
          .put("url", EXTENSION + count)
          .put("valueInteger", Integer.parseInt(value(count)));
    }
    return encounter;
  }

  /** The encounter at its end, its diagnoses and results. */
  List<ObjectNode> discharge(String start, String end) {
    List<ObjectNode> resources = new ArrayList<>();
    ObjectNode encounter = encounter(start, end);
    resources.add(encounter);
    List<String> conditions = new ArrayList<>();
    for (int rank = 1; rank <= 3; rank++) {
      String code = value("diag_" + rank);
      if (!code.equals("?")) {
        String id = encounterId() + "-d" + rank;
        conditions.add(id);
        ObjectNode condition = FhirJson.of("Condition", id, patientId(), encounterId());
        FhirJson.coding(condition.putObject("code"), FhirJson.ICD9, code);
        resources.add(condition.put("recordedDate", end));
      }
    }
    FhirJson.diagnoses(encounter, conditions);
    addResult(resources, "max_glu_serum", "2345-7", "mg/dL", end);
    addResult(resources, "A1Cresult", "4548-4", "%", end);
    return resources;
  }

  /** {@code >8} is that bound, {@code Norm} no number. */
  private void addResult(
      List<ObjectNode> resources, String column, String loinc, String unit, String at) {
    String result = value(column);
    if (result.equals("None")) {
      return;
    }
    ObjectNode observation =
        FhirJson.of("Observation", encounterId() + "-" + loinc, patientId(), encounterId());
    observation.put("status", "final").put("effectiveDateTime", at);
    FhirJson.coding(observation.putObject("code"), FhirJson.LOINC, loinc);
    Matcher bound = BOUND.matcher(result);
    if (bound.matches()) {
      observation
          .putObject("valueQuantity")
          .put("value", Integer.parseInt(bound.group(1)))
          .put("comparator", ">")
          .put("unit", unit);
    } else {
      observation.put("valueString", result);
    }
    resources.add(observation);
  }

  private String value(String column) {
    String value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return value;
  }
}
