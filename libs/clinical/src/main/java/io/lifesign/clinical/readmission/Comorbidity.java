package io.lifesign.clinical.readmission;

/**
 * The comorbidities that LACE counts, with its weights (van Walraven C et al., CMAJ 2010;182:551;
 * docs/clinical-decisions.md). Those of one item are one disease in two degrees, of which the worse
 * one counts.
 */
public enum Comorbidity {
  MYOCARDIAL_INFARCTION(Item.INFARCTION, 1),
  CEREBROVASCULAR(Item.BRAIN_VESSELS, 1),
  PERIPHERAL_VASCULAR(Item.VESSELS, 1),
  DIABETES(Item.DIABETES, 1),
  DIABETES_WITH_ORGAN_DAMAGE(Item.DIABETES, 2),
  HEART_FAILURE(Item.HEART, 2),
  CHRONIC_PULMONARY(Item.LUNG, 2),
  MILD_LIVER(Item.LIVER_OR_KIDNEY, 2),
  MILD_RENAL(Item.LIVER_OR_KIDNEY, 2),
  SEVERE_LIVER(Item.LIVER_OR_KIDNEY, 4),
  SEVERE_RENAL(Item.LIVER_OR_KIDNEY, 4),
  TUMOUR(Item.TUMOUR, 2),
  METASTATIC_TUMOUR(Item.TUMOUR, 6),
  DEMENTIA(Item.DEMENTIA, 3),
  CONNECTIVE_TISSUE(Item.CONNECTIVE_TISSUE, 3),
  AIDS(Item.AIDS, 4);

  /** What is counted once. */
  enum Item {
    INFARCTION,
    BRAIN_VESSELS,
    VESSELS,
    DIABETES,
    HEART,
    LUNG,
    LIVER_OR_KIDNEY,
    TUMOUR,
    DEMENTIA,
    CONNECTIVE_TISSUE,
    AIDS
  }

  private final Item item;
  private final int weight;

  Comorbidity(Item item, int weight) {
    this.item = item;
    this.weight = weight;
  }

  Item item() {
    return item;
  }

  /** Points in LACE's Charlson score, 1-6. */
  public int weight() {
    return weight;
  }
}
