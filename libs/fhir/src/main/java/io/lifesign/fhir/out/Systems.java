package io.lifesign.fhir.out;

/** Whose identifiers and codes are whose. */
public final class Systems {

  /** Our identifiers, one system a type of resource. */
  private static final String OURS = "urn:lifesign:";

  /** Our codes of alert rules, early-warning scores, indices and their items. */
  public static final String RULE = OURS + "rule";

  public static final String SCORE = OURS + "score";
  public static final String INDEX = OURS + "index";
  public static final String INDEX_ITEM = OURS + "index-item";
  public static final String EVIDENCE = OURS + "evidence";
  public static final String RISK = OURS + "risk";
  public static final String MODEL = OURS + "model";

  /** Identifiers that are no resource's of ours. */
  public static final String DEVICE = OURS + "device";

  public static final String DEVICE_RECORD = OURS + "device-record";
  public static final String WARD = OURS + "ward";
  public static final String ENCOUNTER = OURS + "encounter";

  /** The system of patient identifiers, where nobody set another. */
  public static final String PATIENT = OURS + "patient";

  /** The tag that tells a resource's revision: a server's own version numbers are its own. */
  public static final String REVISION = OURS + "revision";

  static final String LOINC = "http://loinc.org";
  static final String SNOMED = "http://snomed.info/sct";
  static final String UCUM = "http://unitsofmeasure.org";
  static final String HL7 = "http://terminology.hl7.org/CodeSystem/";

  private Systems() {}

  /** The system of our identifiers of a type of resource, as in urn:lifesign:Observation. */
  public static String of(String resourceType) {
    return OURS + resourceType;
  }
}
