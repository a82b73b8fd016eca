package io.lifesign.fhir.out;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The small parts that all resources are made of. */
final class Parts {

  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
  private static final long MICROS_PER_MILLI = 1_000;

  private Parts() {}

  /** Our identifier of a resource. */
  static Identifier identifier(String resourceType, String value) {
    return new Identifier().setSystem(Systems.of(resourceType)).setValue(value);
  }

  /**
   * A reference by identifier: it holds whatever address the server gave the resource, and however
   * its writing was ordered.
   */
  static Reference logical(String type, String system, String value) {
    return new Reference()
        .setType(type)
        .setIdentifier(new Identifier().setSystem(system).setValue(value));
  }

  /** A reference to a resource of ours. */
  static Reference ours(String resourceType, String identifier) {
    return logical(resourceType, Systems.of(resourceType), identifier);
  }

  /** Who says all this: this software, as a device. */
  static Reference author() {
    return logical("Device", Systems.DEVICE, "lifesign").setDisplay("Lifesign");
  }

  static CodeableConcept concept(String system, String code, String display) {
    return new CodeableConcept(coding(system, code, display));
  }

  static Coding coding(String system, String code, String display) {
    return new Coding(system, code, display);
  }

  /** To the millisecond, which is what servers keep. */
  static DateTimeType dateTime(long micros) {
    DateTimeType time = new DateTimeType(date(micros), TemporalPrecisionEnum.MILLI, UTC);
    time.setTimeZoneZulu(true);
    return time;
  }

  static InstantType instant(long micros) {
    InstantType time = new InstantType(date(micros), TemporalPrecisionEnum.MILLI, UTC);
    time.setTimeZoneZulu(true);
    return time;
  }

  private static Date date(long micros) {
    return new Date(Math.floorDiv(micros, MICROS_PER_MILLI));
  }

  static Quantity quantity(double value, String ucum) {
    Quantity quantity = new Quantity().setValue(decimal(value));
    return ucum.isEmpty() ? quantity : quantity.setUnit(ucum).setSystem(Systems.UCUM).setCode(ucum);
  }

  /** The shortest decimal that reads back as the value, without an exponent. */
  static BigDecimal decimal(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /** A narrative of plain paragraphs, escaped. */
  static void narrate(DomainResource resource, String... paragraphs) {
    XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
    div.attribute("xmlns", "http://www.w3.org/1999/xhtml");
    for (String paragraph : paragraphs) {
      if (!paragraph.isBlank()) {
        div.addTag("p").addText(paragraph);
      }
    }
    Narrative text = new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED);
    text.setDiv(div);
    resource.setText(text);
  }

  static Outbound outbound(
      DomainResource resource, String patientId, String identifier, int revision, long atMicros) {
    resource.getMeta().addTag(coding(Systems.REVISION, Integer.toString(revision), null));
    return new Outbound(
        patientId,
        resource.fhirType(),
        identifier,
        revision,
        atMicros,
        FhirContext.forR4Cached()
            .newJsonParser()
            .setPrettyPrint(false)
            .encodeResourceToString(resource));
  }
}
