package io.lifesign.clinical.readmission;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Whether a stay was planned. CMS calls maintenance chemotherapy, rehabilitation and
 * transplantation planned always; of the rest what was arranged (elective) unless the principal
 * diagnosis is one of an acute event. CMS's lists of single procedures are not followed: a stay of
 * which nobody said how it came about counts as unplanned.
 */
final class PlannedStay {

  /** Chemotherapy, immunotherapy and rehabilitation, ICD-10-CM and ICD-9-CM. */
  private static final List<String> ALWAYS = List.of("Z511", "Z50", "V581", "V57");

  /** Kidney, heart, lung, liver, pancreas, bone marrow: ICD-10-PCS and ICD-9-CM. */
  private static final List<String> TRANSPLANTS =
      List.of(
          "0TY0", "0TY1", "02YA", "0BY", "0FY0", "0FYG", "3023", "3024", "5569", "3751", "335",
          "336", "505", "528", "410");

  /** Infarction, stroke, sepsis, pneumonia, acute failure of heart, lung or kidney, injury. */
  private static final List<String> ACUTE =
      List.of(
          "I21", "I22", "I60", "I61", "I63", "A40", "A41", "J12", "J13", "J14", "J15", "J16", "J18",
          "J96", "N17", "S", "T0", "T1", "410", "430", "431", "434", "038", "9959", "480", "481",
          "482", "483", "485", "486", "5188", "584");

  private PlannedStay() {}

  static boolean planned(PatientRecord record, Visit visit) {
    String principal = principal(record, visit);
    if (starts(principal, ALWAYS) || transplanted(record, visit)) {
      return true;
    }
    return visit.urgency() == Urgency.ELECTIVE
        && visit.source() != AdmissionSource.EMERGENCY_ROOM
        && !starts(principal, ACUTE);
  }

  private static String principal(PatientRecord record, Visit visit) {
    return record.diagnoses().stream()
        .filter(diagnosis -> visit.has(diagnosis.encounterId()) && diagnosis.rank() == 1)
        .filter(diagnosis -> icd(diagnosis.code()))
        .map(diagnosis -> plain(diagnosis.code()))
        .findFirst()
        .orElse("");
  }

  private static boolean transplanted(PatientRecord record, Visit visit) {
    Predicate<EhrFact.Procedure> own = done -> visit.has(done.encounterId());
    return record.procedures().stream()
        .filter(own)
        .anyMatch(done -> icd(done.code()) && starts(plain(done.code()), TRANSPLANTS));
  }

  private static boolean icd(Code code) {
    return code.system() == CodeSystem.ICD10 || code.system() == CodeSystem.ICD9;
  }

  private static String plain(Code code) {
    return code.value().replace(".", "").toUpperCase(Locale.ROOT);
  }

  private static boolean starts(String code, List<String> prefixes) {
    return prefixes.stream().anyMatch(code::startsWith);
  }
}
