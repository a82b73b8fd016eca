package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Codes of clinical code systems, from FHIR's addresses and from HL7 v2's short names. */
final class Codings {

  private static final int LONGEST = 255;

  /** By address or OID; national editions of ICD are found by their name. */
  private static final Map<String, CodeSystem> BY_ADDRESS =
      Map.ofEntries(
          Map.entry("http://snomed.info/sct", CodeSystem.SNOMED_CT),
          Map.entry("urn:oid:2.16.840.1.113883.6.96", CodeSystem.SNOMED_CT),
          Map.entry("http://loinc.org", CodeSystem.LOINC),
          Map.entry("urn:oid:2.16.840.1.113883.6.1", CodeSystem.LOINC),
          Map.entry("http://www.ama-assn.org/go/cpt", CodeSystem.CPT),
          Map.entry("urn:oid:2.16.840.1.113883.6.12", CodeSystem.CPT),
          Map.entry("urn:oid:2.16.840.1.113883.6.3", CodeSystem.ICD10),
          Map.entry("urn:oid:2.16.840.1.113883.6.4", CodeSystem.ICD10),
          Map.entry("urn:oid:2.16.840.1.113883.6.90", CodeSystem.ICD10),
          Map.entry("urn:oid:2.16.840.1.113883.6.42", CodeSystem.ICD9),
          Map.entry("urn:oid:2.16.840.1.113883.6.103", CodeSystem.ICD9),
          Map.entry("urn:oid:2.16.840.1.113883.6.104", CodeSystem.ICD9),
          Map.entry("http://www.cms.gov/medicare/coding/icd10", CodeSystem.ICD10),
          Map.entry("http://www.cms.gov/medicare/coding/icd9", CodeSystem.ICD9));

  /** HL7 table 0396 and what senders made of it. */
  private static final Map<String, CodeSystem> BY_HL7_NAME =
      Map.ofEntries(
          Map.entry("LN", CodeSystem.LOINC),
          Map.entry("LOINC", CodeSystem.LOINC),
          Map.entry("SCT", CodeSystem.SNOMED_CT),
          Map.entry("SNM", CodeSystem.SNOMED_CT),
          Map.entry("SNOMEDCT", CodeSystem.SNOMED_CT),
          Map.entry("C4", CodeSystem.CPT),
          Map.entry("CPT", CodeSystem.CPT),
          Map.entry("CPT4", CodeSystem.CPT));

  /** The later named, the rather. */
  private static final List<CodeSystem> PREFERENCE =
      List.of(
          CodeSystem.OTHER,
          CodeSystem.CPT,
          CodeSystem.SNOMED_CT,
          CodeSystem.LOINC,
          CodeSystem.ICD9,
          CodeSystem.ICD10);

  private Codings() {}

  static CodeSystem ofAddress(String address) {
    if (address == null) {
      return CodeSystem.OTHER;
    }
    String lower = address.toLowerCase(Locale.ROOT);
    CodeSystem known = BY_ADDRESS.get(lower);
    if (known != null) {
      return known;
    }
    if (lower.contains("icd-10") || lower.contains("icd10")) {
      return CodeSystem.ICD10;
    }
    return lower.contains("icd-9") || lower.contains("icd9") ? CodeSystem.ICD9 : CodeSystem.OTHER;
  }

  static CodeSystem ofHl7Name(String name) {
    String plain = name == null ? "" : name.replace("-", "").toUpperCase(Locale.ROOT);
    CodeSystem known = BY_HL7_NAME.get(plain);
    if (known != null) {
      return known;
    }
    if (plain.startsWith("I10") || plain.startsWith("ICD10")) {
      return CodeSystem.ICD10;
    }
    return plain.startsWith("I9") || plain.startsWith("ICD9") ? CodeSystem.ICD9 : CodeSystem.OTHER;
  }

  /**
   * The code from which most can be read: ICD before LOINC before SNOMED CT before CPT; the first
   * of several. Text alone is a code of no system.
   */
  static Code best(CodeableConcept concept) {
    Code best = null;
    for (Coding coding : concept.getCoding()) {
      if (coding.hasCode()) {
        Code code = code(coding);
        if (best == null || PREFERENCE.indexOf(code.system()) > PREFERENCE.indexOf(best.system())) {
          best = code;
        }
      }
    }
    return best == null && concept.hasText()
        ? new Code(CodeSystem.OTHER, bounded(concept.getText()))
        : best;
  }

  static Code code(Coding coding) {
    return new Code(ofAddress(coding.getSystem()), bounded(coding.getCode()));
  }

  /** Free text is of use only in part, and state is kept of every fact. */
  static String bounded(String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
