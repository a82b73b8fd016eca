package io.lifesign.fhir.out;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * Codes of the values that alerts and scores rest on: LOINC for FHIR, IEEE 11073 MDC for PCD-04
 * (reference numbers in docs/clinical-decisions.md, "Codes").
 */
final class EvidenceCodes {

  /** A value's codes; either may be null where none is known. */
  record Code(String loinc, String mdc, String display) {}

  private static final Map<String, Code> BY_NAME =
      Map.of(
          "respiratoryRate", new Code("9279-1", "151562^MDC_RESP_RATE", "Respiratory rate"),
          "heartRate", new Code("8867-4", "147842^MDC_ECG_HEART_RATE", "Heart rate"),
          "spo2",
              new Code(
                  "2708-6", "150456^MDC_PULS_OXIM_SAT_O2", "Oxygen saturation in Arterial blood"),
          "systolic",
              new Code("8480-6", "150021^MDC_PRESS_BLD_NONINV_SYS", "Systolic blood pressure"),
          "diastolic",
              new Code("8462-4", "150022^MDC_PRESS_BLD_NONINV_DIA", "Diastolic blood pressure"),
          "temperature", new Code("8310-5", "150344^MDC_TEMP", "Body temperature"));

  private EvidenceCodes() {}

  /** The codes of a value by the name that evidence carries, or null. */
  static Code of(String name) {
    return BY_NAME.get(name);
  }

  /** LOINC where there is a code, else our own name for it. */
  static CodeableConcept concept(String name) {
    Code code = of(name);
    return code == null
        ? Parts.concept(Systems.EVIDENCE, name, null)
        : Parts.concept(Systems.LOINC, code.loinc(), code.display());
  }
}
