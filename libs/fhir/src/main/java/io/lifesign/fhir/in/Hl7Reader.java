package io.lifesign.fhir.in;

import io.lifesign.fhir.in.Refused.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads HL7 v2 messages in ER7, versions 2.3 to 2.5.1 and whatever looks alike: admissions,
 * transfers, discharges, updates and what takes them back (ADT^A01, A02, A03, A08, A11, A13), and
 * results (ORU^R01). Safe to use from several threads.
 */
public final class Hl7Reader {

  private static final Set<String> ADMISSIONS = Set.of("A01", "A02", "A03", "A08", "A11", "A13");
  private static final Pattern TYPE = Pattern.compile("[A-Z]{3}\\^[A-Z]\\d\\d");
  private static final int MESSAGE_TYPE = 9;

  private final Hl7Times times;
  private final Hl7Segments segments = new Hl7Segments();

  public Hl7Reader() {
    this(ZoneOffset.UTC);
  }

  /**
   * @param zone of the sender, where its timestamps do not say
   */
  public Hl7Reader(ZoneId zone) {
    this.times = new Hl7Times(zone);
  }

  /**
   * What a message says of its patient. Throws nothing, whatever the body is; each segment that
   * cannot be used is refused by itself.
   *
   * @param body the message, at most 1 MiB of characters
   * @param patientId the patient for whom it was sent: what speaks of anybody else is refused
   * @param sentMicros when, us since the epoch: the version of what states no time of its own
   */
  public EhrReading read(String body, String patientId, String messageId, long sentMicros) {
    Hl7Segments.Parsed parsed =
        body.length() > BoundedJson.MOST_CHARS ? null : segments.parse(body);
    if (parsed == null
        || parsed.segments().isEmpty()
        || !parsed.segments().get(0).name().equals("MSH")) {
      return EhrReading.nothing(
          Refused.whole(Kind.NOT_HL7V2, "no message header, or longer than 1 MiB"));
    }
    String type = typeOf(parsed.segments().get(0));
    Message message = new Message(patientId, messageId, sentMicros);
    if (type.equals("ORU^R01")) {
      return new Hl7Reading(parsed, times, message, null).read();
    }
    String trigger = type.startsWith("ADT^") ? type.substring("ADT^".length()) : "";
    return ADMISSIONS.contains(trigger)
        ? new Hl7Reading(parsed, times, message, trigger).read()
        : EhrReading.nothing(Refused.whole(Kind.UNSUPPORTED_MESSAGE, "message type " + type));
  }

  /** Such as {@code ADT^A01}; what looks otherwise is not repeated, for it may be anything. */
  private static String typeOf(Hl7Segment header) {
    try {
      String type = header.get(MESSAGE_TYPE, 1) + "^" + header.get(MESSAGE_TYPE, 2);
      return TYPE.matcher(type).matches() ? type : "not readable";
    } catch (InvalidElement e) {
      return "not readable";
    }
  }
}
