package io.lifesign.clinical.readmission;

import java.util.ArrayList;
import java.util.List;

/** The facts behind a risk, each by name, and the names of those that were not known. */
record RiskInputs(List<RiskInput> known, List<String> missing) {

  /**
   * @param last the last NEWS2 of the stay, or null
   * @param highest the highest of its last day, or null
   */
  static RiskInputs of(Stay stay, VitalsMark last, VitalsMark highest) {
    RiskInputs inputs = new RiskInputs(new ArrayList<>(), new ArrayList<>());
    Stay.Admission admission = stay.admission();
    inputs.number("ageYears", Math.floor(stay.patient().ageYears()), "a");
    inputs.word("sex", stay.patient().sex(), Sex.UNKNOWN);
    inputs.word("urgency", admission.urgency(), Urgency.UNKNOWN);
    inputs.word("admissionSource", admission.source(), AdmissionSource.UNKNOWN);
    if (admission.discharged()) {
      inputs.word("disposition", admission.disposition(), Disposition.UNKNOWN);
      inputs.number("lengthOfStay", admission.lengthDays(), "d");
    }
    inputs.word("specialty", admission.specialty());
    for (Code code : stay.coded().diagnoses()) {
      inputs.word("diagnosis", code.system() + " " + code.value());
    }
    inputs.number("diagnoses", stay.coded().diagnosisCount(), "");
    inputs.number("procedures", stay.coded().procedureCount(), "");
    inputs.number("haemoglobin", stay.labs().haemoglobinGramsPerDl(), "g/dL");
    inputs.number("sodium", stay.labs().sodiumMmolPerL(), "mmol/L");
    inputs.number("maxGlucose", stay.labs().maxGlucoseMgPerDl(), "mg/dL");
    inputs.number("hba1c", stay.labs().hba1cPercent(), "%");
    inputs.number("labResults", stay.labs().resultCount(), "");
    inputs.number("emergencyVisits6Months", stay.prior().edVisits6Months(), "");
    inputs.number("emergencyVisits12Months", stay.prior().edVisits12Months(), "");
    inputs.number("admissions12Months", stay.prior().admissions12Months(), "");
    inputs.number("outpatientVisits12Months", stay.prior().outpatient12Months(), "");
    inputs.mark("lastNews2", last);
    inputs.mark("highestNews2OfLastDay", highest);
    return inputs;
  }

  private void number(String name, double value, String unit) {
    if (Double.isNaN(value)) {
      missing.add(name);
    } else {
      known.add(new RiskInput(name, value, null, unit, null));
    }
  }

  private <E extends Enum<E>> void word(String name, E value, E unknown) {
    word(name, value == unknown ? null : value.name());
  }

  private void word(String name, String text) {
    if (text == null) {
      missing.add(name);
    } else {
      known.add(new RiskInput(name, Double.NaN, text, "", null));
    }
  }

  private void mark(String name, VitalsMark mark) {
    if (mark == null) {
      missing.add(name);
    } else {
      String text = mark.complete() ? "COMPLETE" : "PARTIAL";
      known.add(new RiskInput(name, mark.news2(), text, "", mark.atMicros()));
    }
  }
}
