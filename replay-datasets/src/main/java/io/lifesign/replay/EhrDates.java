package io.lifesign.replay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dates inside a message of the EHR moved by whole days, everything else kept. In FHIR every
 * text that is a date moves, a bare year or month does not; in HL7 v2 the timestamps of the
 * segments that are read.
 */
final class EhrDates {

  /** The whole of a JSON text: a date, and a time if there is one. */
  private static final Pattern FHIR_DATE =
      Pattern.compile("(?<=\")(\\d{4}-\\d{2}-\\d{2})(?=\"|T\\d{2}:\\d{2})");

  private static final Pattern HL7_DATE = Pattern.compile("\\d{8}(?=$|\\d{4}|[+-])");
  private static final DateTimeFormatter HL7_DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** Fields with a timestamp; MSH counts from its separator, which is its first field. */
  private static final Map<String, Set<Integer>> HL7_FIELDS =
      Map.of(
          "MSH", Set.of(6),
          "EVN", Set.of(2, 6),
          "PID", Set.of(7, 29),
          "PV1", Set.of(44, 45),
          "DG1", Set.of(5),
          "PR1", Set.of(5),
          "OBR", Set.of(7, 8, 14, 22),
          "OBX", Set.of(14));

  private static final String HL7_HEADER = "MSH|";

  private EhrDates() {}

  static String shifted(String body, long days) {
    if (days == 0) {
      return body;
    }
    return body.startsWith(HL7_HEADER)
        ? hl7(body, days)
        : FHIR_DATE
            .matcher(body)
            .replaceAll(match -> moved(match.group(), DateTimeFormatter.ISO_LOCAL_DATE, days));
  }

  private static String hl7(String body, long days) {
    String[] lines = body.split("\r", -1);
    for (int i = 0; i < lines.length; i++) {
      String[] fields = lines[i].split("\\|", -1);
      for (int field : HL7_FIELDS.getOrDefault(fields[0], Set.of())) {
        if (field < fields.length) {
          Matcher date = HL7_DATE.matcher(fields[field]);
          if (date.lookingAt()) {
            fields[field] =
                moved(date.group(), HL7_DAY, days) + fields[field].substring(date.end());
          }
        }
      }
      lines[i] = String.join("|", fields);
    }
    return String.join("\r", lines);
  }

  /** What only looks like a date stays. */
  private static String moved(String date, DateTimeFormatter format, long days) {
    try {
      return LocalDate.parse(date, format).plusDays(days).format(format);
    } catch (DateTimeException e) {
      return date;
    }
  }
}
