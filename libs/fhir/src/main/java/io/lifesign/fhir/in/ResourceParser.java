package io.lifesign.fhir.in;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/**
 * JSON to HAPI's resources. Only the elements that are read are given to HAPI's parser: a fault in
 * any other loses nothing, a fault in one of these refuses the resource.
 */
final class ResourceParser {

  private static final Set<String> OF_EVERY_RESOURCE =
      Set.of(
          "resourceType",
          "id",
          "meta",
          "implicitRules",
          "language",
          "text",
          "contained",
          "extension",
          "modifierExtension");

  private final FhirContext fhir;

  ResourceParser(FhirContext fhir) {
    this.fhir = fhir;
  }

  /**
   * The first element that R4 has not got in a resource of that type, null if there is none: a
   * misspelt one would be lost in silence.
   */
  String unknownElement(ObjectNode json, String type) {
    RuntimeResourceDefinition definition = fhir.getResourceDefinition(type);
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      // a leading underscore says more of the element without it
      String plain = name.startsWith("_") ? name.substring(1) : name;
      if (!OF_EVERY_RESOURCE.contains(plain) && definition.getChildByName(plain) == null) {
        return name;
      }
    }
    return null;
  }

  <R extends Resource> R parse(ObjectNode json, Class<R> type, List<String> elements)
      throws InvalidElement {
    JsonNode modifiers = json.path("modifierExtension");
    if (!modifiers.isEmpty()) {
      // it may turn what the resource says into its contrary
      throw new InvalidElement("modifierExtension", "changes the meaning in a way not known here");
    }
    ObjectNode read = json.objectNode();
    read.set("resourceType", json.get("resourceType"));
    for (String element : elements) {
      JsonNode value = json.get(element);
      if (value != null) {
        read.set(element, value);
      }
    }
    ParseFaults faults = new ParseFaults();
    R resource = hapi(read, type, faults);
    if (faults.first() != null) {
      throw located(faults.first(), read);
    }
    return resource;
  }

  private <R extends Resource> R hapi(ObjectNode read, Class<R> type, ParseFaults faults)
      throws InvalidElement {
    JacksonStructure structure = new JacksonStructure();
    structure.setNativeObject(read);
    IJsonLikeParser parser = (IJsonLikeParser) fhir.newJsonParser();
    parser.setParserErrorHandler(faults);
    try {
      return parser.parseResource(type, structure);
    } catch (RuntimeException e) {
      // HAPI answers malformed content with whatever its code ran into, class casts included; what
      // a sender wrote must never stop a job
      if (faults.first() != null) {
        throw located(faults.first(), read);
      }
      throw new InvalidElement(null, "the parser gave up: " + e.getClass().getSimpleName());
    }
  }

  private static InvalidElement located(ParseFaults.Fault fault, ObjectNode read) {
    String path =
        fault.element() == null ? null : ElementPath.find(read, fault.element(), fault.value());
    return new InvalidElement(
        path,
        path == null && fault.element() != null
            ? Codings.bounded(fault.element()) + ": " + fault.detail()
            : fault.detail());
  }
}
