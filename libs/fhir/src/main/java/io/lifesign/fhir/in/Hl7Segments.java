package io.lifesign.fhir.in;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.ModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import io.lifesign.fhir.in.Refused.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The segments of an HL7 v2 message, each parsed by HAPI on its own: their order is what is read,
 * so that a message of any version, or with segments where its structure has none, loses nothing.
 */
final class Hl7Segments {

  private static final Set<String> READ =
      Set.of("MSH", "EVN", "PID", "PV1", "DG1", "PR1", "OBR", "OBX");

  /** Longer ones carry documents and pictures. */
  private static final int LONGEST = 1 << 16;

  private static final int MOST = 5_000;

  /** MSH, the field separator, and four encoding characters or five. */
  static final Pattern HEADER = Pattern.compile("MSH([^\\w\\s])([^\\w\\s]{4,5})\\1.*");

  /** The frame of HL7's transport on a socket, which a sender may have left on. */
  private static final Pattern FRAME = Pattern.compile("[\\x0b\\x1c]");

  private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+");
  private static final int NAME_CHARS = 3;

  private final PipeParser parser;
  private final ModelClassFactory models = new GenericModelClassFactory();

  Hl7Segments() {
    DefaultHapiContext context = new DefaultHapiContext();
    context.setValidationContext(ValidationContextFactory.noValidation());
    context.setModelClassFactory(models);
    this.parser = new PipeParser(context);
  }

  /**
   * @param refused takes the segments that could not be parsed
   * @param skipped how many say nothing that is read
   */
  record Parsed(List<Hl7Segment> segments, List<Refused> refused, int skipped) {}

  /** The segments that are read; null if it is no HL7 v2 message. */
  Parsed parse(String body) {
    List<String> lines = lines(body);
    var header = HEADER.matcher(lines.get(0));
    if (lines.size() > MOST || lines.get(0).length() > LONGEST || !header.matches()) {
      return null;
    }
    EncodingCharacters encoding =
        new EncodingCharacters(header.group(1).charAt(0), header.group(2));
    GenericMessage message = new GenericMessage.V25(models);
    message.setParser(parser);
    Map<String, Integer> places = new HashMap<>();
    List<Hl7Segment> segments = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    int skipped = 0;
    for (String line : lines) {
      String name = line.length() < NAME_CHARS ? line : line.substring(0, NAME_CHARS);
      if (!READ.contains(name)) {
        skipped++;
        continue;
      }
      Hl7Segment segment =
          new Hl7Segment(
              name, places.merge(name, 1, Integer::sum), new GenericSegment(message, name));
      if (line.length() > LONGEST) {
        refused.add(
            new Refused(
                Kind.INVALID_RESOURCE, segment.path(), "longer than " + LONGEST + " characters"));
      } else if (parsed(segment, line, encoding)) {
        segments.add(segment);
      } else {
        refused.add(new Refused(Kind.INVALID_RESOURCE, segment.path(), "cannot be parsed"));
      }
    }
    return new Parsed(segments, refused, skipped);
  }

  /** The segments as they stand, at least one. */
  static List<String> lines(String body) {
    return List.of(LINE_END.split(FRAME.matcher(body).replaceAll("").strip()));
  }

  private boolean parsed(Hl7Segment segment, String line, EncodingCharacters encoding) {
    try {
      parser.parse(segment.fields(), line, encoding);
      return true;
    } catch (HL7Exception | RuntimeException e) {
      // what HAPI's code runs into over malformed text is the sender's fault, not the job's
      return false;
    }
  }
}
