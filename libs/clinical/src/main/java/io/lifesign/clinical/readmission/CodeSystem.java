package io.lifesign.clinical.readmission;

/** Whose code it is. */
public enum CodeSystem {
  /** ICD-10 in any national edition. */
  ICD10,
  /** ICD-9-CM. */
  ICD9,
  SNOMED_CT,
  LOINC,
  CPT,
  /** Any other: kept, but nothing is read from it. */
  OTHER
}
