package io.lifesign.fhir.in;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bundles of the tests, written with single quotes. */
final class Bundles {

  static final String PATIENT_ID = "p1";
  static final Instant SENT = Instant.parse("2026-03-02T12:00:00Z");
  static final long SENT_MICROS = micros("2026-03-02T12:00:00Z");

  static final String PATIENT =
      "{'resourceType':'Patient','id':'p1','gender':'female','birthDate':'1950-06-07'}";

  static final String SUBJECT = "'subject':{'reference':'Patient/p1'}";

  private static final BundleReader READER = new BundleReader();

  private Bundles() {}

  static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  static String bundle(String... resources) {
    List<String> entries = new ArrayList<>();
    for (String resource : resources) {
      entries.add("{'resource':" + resource + "}");
    }
    return ofEntries(entries.toArray(String[]::new));
  }

  static String ofEntries(String... entries) {
    return quoted(
        "{'resourceType':'Bundle','type':'transaction','entry':["
            + String.join(",", entries)
            + "]}");
  }

  static String quoted(String text) {
    return text.replace('\'', '"');
  }

  /** An encounter of the patient; further members begin with a comma. */
  static String encounter(String id, String status, String more) {
    return "{'resourceType':'Encounter','id':'"
        + id
        + "','status':'"
        + status
        + "','class':{'code':'IMP'},"
        + SUBJECT
        + more
        + "}";
  }

  static String laboratory(String id, String loinc, String value, String unit) {
    return "{'resourceType':'Observation','id':'"
        + id
        + "','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'"
        + loinc
        + "'}]},"
        + SUBJECT
        + ",'effectiveDateTime':'2026-03-01T08:00:00Z','valueQuantity':{'value':"
        + value
        + ",'unit':'"
        + unit
        + "'}}";
  }

  static EhrReading read(String... resources) {
    return readWhole(bundle(resources));
  }

  static EhrReading readWhole(String body) {
    return READER.read(body, PATIENT_ID, "m-1", SENT_MICROS);
  }
}
