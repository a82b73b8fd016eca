package io.lifesign.fhir.out;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.AlertStatus;
import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.alert.Priority;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An alert as HL7 v2.6 message ORU^R40 in ER7, for alert managers of IHE PCD Alert Communication
 * Management (transaction PCD-04 Report Alert), where an EHR speaks no FHIR. The control id is
 * alert and revision, so that a repeat is known as one.
 */
public final class Pcd04 {

  private static final EncodingCharacters DELIMITERS = EncodingCharacters.defaultInstance();
  private static final DefaultEscaping ESCAPING = new DefaultEscaping();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS'+0000'").withZone(ZoneOffset.UTC);
  private static final String ALERT = "196616^MDC_EVT_ALARM^MDC";

  private Pcd04() {}

  /** The message, its segments ended by carriage returns. */
  public static String of(Alert alert) {
    StringBuilder message = new StringBuilder();
    String at = time(alert.atMicros());
    String id = text(alert.alertId()) + "^LIFESIGN";
    segment(
        message,
        "MSH|^~\\&|LIFESIGN^urn:lifesign^URI||||"
            + at
            + "||ORU^R40^ORU_R40|"
            + text(alert.alertId() + "/" + alert.revision())
            + "|P|2.6|||NE|AL|||||IHE_PCD_ACM_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.4.1^ISO");
    segment(message, "PID|||" + text(alert.patientId()) + "^^^LIFESIGN");
    segment(message, "PV1||I|" + text(alert.wardId()) + "^^" + text(alert.bedId()));
    segment(
        message,
        "OBR|1|%s|%s|%s|||%s|%s".formatted(id, id, ALERT, time(alert.onsetMicros()), end(alert)));
    observations(message, alert, at);
    return message.toString();
  }

  /** OBX of the alert: event, source, then the attributes of its state, by sub-ids .1 to .7. */
  private static void observations(StringBuilder message, Alert alert, String at) {
    String event = text(alert.ruleId()) + "^" + text(alert.sentence()) + "^LIFESIGN";
    String abnormal = priority(alert) + "~" + type(alert);
    segment(
        message, "OBX|1|CWE|%s|1.0.0.0.1|%s|||%s|||F|||%s".formatted(ALERT, event, abnormal, at));
    source(message, alert, at);
    attribute(message, 3, "68481^MDC_ATTR_EVENT_PHASE", phase(alert));
    attribute(message, 4, "68482^MDC_ATTR_ALARM_STATE", closed(alert) ? "inactive" : "active");
    attribute(message, 5, "68483^MDC_ATTR_ALARM_INACTIVATION_STATE", "enabled");
    attribute(message, 6, "68484^MDC_ATTR_ALARM_PRIORITY", priority(alert));
    attribute(message, 7, "68485^MDC_ATTR_ALERT_TYPE", type(alert));
  }

  /** The first value of the evidence that has a code, else the rule as source. */
  private static void source(StringBuilder message, Alert alert, String at) {
    for (Evidence evidence : alert.evidence()) {
      EvidenceCodes.Code code = EvidenceCodes.of(evidence.name());
      if (code != null) {
        segment(
            message,
            "OBX|2|NM|%s^MDC|1.0.0.0.2|%s|%s|%s|%s|||F|||%s"
                .formatted(
                    code.mdc(),
                    Parts.decimal(evidence.value()).toPlainString(),
                    text(evidence.unit()) + "^^UCUM",
                    text(evidence.bound()),
                    priority(alert),
                    at));
        return;
      }
    }
    attribute(message, 2, "68480^MDC_ATTR_ALERT_SOURCE", text(alert.ruleId()));
  }

  private static void attribute(StringBuilder message, int number, String code, String value) {
    segment(
        message, "OBX|%d|ST|%s^MDC|1.0.0.0.%d|%s||||||F".formatted(number, code, number, value));
  }

  private static void segment(StringBuilder message, String segment) {
    message.append(segment).append('\r');
  }

  /** OBX-8 and the priority attribute: PH, PM, PL; PN for what is over and needs no response. */
  private static String priority(Alert alert) {
    return closed(alert) ? "PN" : priority(alert.priority());
  }

  private static String priority(Priority priority) {
    return switch (priority) {
      case HIGH -> "PH";
      case MEDIUM -> "PM";
      case LOW -> "PL";
    };
  }

  private static String phase(Alert alert) {
    return switch (alert.status()) {
      case RAISED -> "start";
      case ESCALATED -> "escalate";
      case AMENDED -> "continue";
      case RESOLVED, RETRACTED -> "end";
    };
  }

  /** Physiological or technical. */
  private static String type(Alert alert) {
    return alert.technical() ? "ST" : "SP";
  }

  private static boolean closed(Alert alert) {
    return alert.status() == AlertStatus.RESOLVED || alert.status() == AlertStatus.RETRACTED;
  }

  private static String end(Alert alert) {
    return closed(alert) ? time(alert.atMicros()) : "";
  }

  private static String time(long micros) {
    return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static String text(String value) {
    return value == null ? "" : ESCAPING.escape(value, DELIMITERS);
  }
}
