package io.lifesign.replay.ehr;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Micros;
import io.lifesign.replay.Payload;
import io.lifesign.schemas.EhrMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** One patient of our own making in the words of HL7 v2.5; days as in {@link StayScript}. */
final class Hl7Script {

  private static final String TOPIC = "ehr.hl7v2";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final String patientId;
  private final String pid;
  private final List<Arrival> arrivals = new ArrayList<>();

  /**
   * @param birthDate yyyyMMdd
   * @param sex HL7's letter
   */
  Hl7Script(String patientId, String birthDate, String sex) {
    this.patientId = patientId;
    this.pid = "PID|1||" + patientId + "^^^HOSP^MR||||" + birthDate + "|" + sex;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  /**
   * @param type table 0007: E, U, C
   */
  Hl7Script admits(String visit, double day, String type, String service) {
    return sends("ADT^A01^ADT_A01", day, pv1(visit, type, service, "", day, null));
  }

  Hl7Script transfers(String visit, double from, double day) {
    return sends("ADT^A02^ADT_A02", day, pv1(visit, "", "", "", from, null));
  }

  /**
   * @param disposition table 0112
   * @param icd10 the stay's diagnoses, the principal one first
   */
  Hl7Script discharges(String visit, double from, double day, String disposition, String... icd10) {
    List<String> segments = new ArrayList<>();
    segments.add(pv1(visit, "", "", disposition, from, day));
    for (int i = 0; i < icd10.length; i++) {
      segments.add("DG1|%d||%s^^I10||%s|F|||||||||%d".formatted(i + 1, icd10[i], time(day), i + 1));
    }
    return sends("ADT^A03^ADT_A03", day, segments.toArray(new String[0]));
  }

  Hl7Script takesDischargeBack(String visit, double from, double day) {
    return sends("ADT^A13^ADT_A01", day, pv1(visit, "", "", "", from, null));
  }

  Hl7Script result(
      String visit,
      double from,
      double taken,
      double told,
      String loinc,
      double value,
      String unit) {
    return sends(
        "ORU^R01^ORU_R01",
        told,
        pv1(visit, "", "", "", from, null),
        "OBR|1||%s-%s|%s^^LN|||%s".formatted(visit, time(taken), loinc, time(taken)),
        "OBX|1|NM|%s^^LN||%s|%s|||||F|||%s".formatted(loinc, value, unit, time(taken)));
  }

  /** A message of any trigger, or of none. */
  Hl7Script sends(String type, double day, String... segments) {
    String id = "H" + patientId + "-" + (arrivals.size() + 1);
    StringBuilder text =
        new StringBuilder(
            "MSH|^~\\&|ADT|HOSP|LIFESIGN|HOSP|%s||%s|%s|P|2.5\r".formatted(time(day), type, id));
    text.append(pid).append('\r');
    for (String segment : segments) {
      text.append(segment).append('\r');
    }
    return sendsText(day, id, text.toString());
  }

  Hl7Script sendsText(double day, String id, String text) {
    long at = StayScript.micros(day);
    EhrMessage message =
        new EhrMessage(patientId, AdmissionsDataset.SOURCE, id, Micros.instant(at), text);
    arrivals.add(new Arrival(at, TOPIC, patientId, new Payload.Ehr(message)));
    return this;
  }

  private static String time(double day) {
    return TIME.format(Micros.instant(StayScript.micros(day)));
  }

  private static String pv1(
      String visit, String type, String service, String disposition, double from, Double until) {
    String[] fields = new String[46];
    java.util.Arrays.fill(fields, "");
    fields[0] = "PV1";
    fields[1] = "1";
    fields[2] = "I";
    fields[4] = type;
    fields[10] = service;
    fields[19] = visit;
    fields[36] = disposition;
    fields[44] = time(from);
    fields[45] = until == null ? "" : time(until);
    return String.join("|", fields);
  }
}
