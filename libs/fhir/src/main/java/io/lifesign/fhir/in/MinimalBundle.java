package io.lifesign.fhir.in;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A FHIR bundle with no more in it than {@link BundleReader} reads, and other names in place of
 * ids. What is not known to be needed goes: names, addresses, narratives, notes, extensions, and
 * whatever a sender may think of. Every resource keeps its place.
 */
public final class MinimalBundle {

  /** What is read of each resource; of others nothing is. */
  private static final Map<String, List<String>> READ =
      Map.of(
          "Patient", PatientReading.ELEMENTS,
          "Encounter", EncounterReading.ELEMENTS,
          "Condition", ClinicalReading.CONDITION_ELEMENTS,
          "Procedure", ClinicalReading.PROCEDURE_ELEMENTS,
          "Observation", ObservationReading.ELEMENTS);

  /** What is read inside these elements. */
  private static final Set<String> INSIDE =
      Set.of(
          "admitSource",
          "code",
          "coding",
          "condition",
          "dischargeDisposition",
          "end",
          "identifier",
          "rank",
          "reference",
          "start",
          "system",
          "type",
          "unit",
          "use",
          "value",
          "valueQuantity");

  private static final int LONGEST_UNIT = 30;

  private static final String IDENTIFIER = "identifier";

  /** Read in the sender's words: the name of a service is nobody's. */
  private static final String SERVICE = "serviceType";

  private final UnaryOperator<String> names;
  private final JsonNodeFactory json = JsonNodeFactory.instance;

  /**
   * @param names gives the same name for the same id
   */
  public MinimalBundle(UnaryOperator<String> names) {
    this.names = names;
  }

  /** The bundle; empty if it is none that can be read, for then nobody knows what is in it. */
  public String of(String body) {
    if (body.length() > BoundedJson.MOST_CHARS) {
      return "";
    }
    try {
      JsonNode bundle = BoundedJson.read(body);
      return BundleEntries.BUNDLE.equals(bundle.path("resourceType").asText())
          ? bundle(bundle).toString()
          : "";
    } catch (JsonProcessingException | NumberFormatException e) {
      return "";
    }
  }

  private ObjectNode bundle(JsonNode bundle) {
    ObjectNode out = json.objectNode().put("resourceType", BundleEntries.BUNDLE);
    JsonNode entries = bundle.get("entry");
    if (entries != null) {
      ArrayNode list = json.arrayNode();
      entries.forEach(entry -> list.add(entry(entry)));
      // no list is as wrong without what stands in its place
      out.set("entry", entries.isArray() ? list : entries.isNull() ? entries : json.objectNode());
    }
    return out;
  }

  private JsonNode entry(JsonNode entry) {
    if (!entry.isObject()) {
      return NullNode.getInstance();
    }
    ObjectNode out = json.objectNode();
    String fullUrl = BundleEntry.text(entry.get("fullUrl"));
    if (fullUrl != null) {
      out.put("fullUrl", References.renamed(fullUrl, names));
    }
    if (entry.get("resource") instanceof ObjectNode resource) {
      out.set("resource", resource(resource));
    }
    JsonNode request = entry.path("request");
    String method = BundleEntry.text(request.get("method"));
    if (method != null && method.matches("[A-Z]{1,10}")) {
      ObjectNode kept = out.putObject("request").put("method", method);
      String url = BundleEntry.text(request.get("url"));
      if (url != null) {
        kept.put("url", References.renamed(url, names));
      }
    }
    return out;
  }

  private ObjectNode resource(ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    if (type.equals(BundleEntries.BUNDLE)) {
      return bundle(resource);
    }
    ObjectNode out = json.objectNode();
    if (type.matches("[A-Za-z]{1,40}")) {
      out.put("resourceType", type);
    }
    String id = BundleEntry.text(resource.get("id"));
    if (id != null) {
      out.put("id", References.renamedLocal(id, names));
    }
    List<String> elements = READ.get(type);
    if (elements == null) {
      return out;
    }
    JsonNode updated = resource.at("/meta/lastUpdated");
    if (!updated.isMissingNode()) {
      out.putObject("meta").set("lastUpdated", primitive(updated));
    }
    if (!resource.path("modifierExtension").isEmpty()) {
      out.putArray("modifierExtension").addObject(); // that there is one says: do not read this
    }
    for (String element : elements) {
      copy(resource, element, out);
    }
    copy(resource, IDENTIFIER, out);
    JsonNode contained = resource.path("contained");
    if (contained.isArray()) {
      ArrayNode list = out.putArray("contained");
      contained.forEach(
          part -> list.add(part instanceof ObjectNode object ? resource(object) : json.nullNode()));
    }
    return out;
  }

  private void copy(ObjectNode from, String element, ObjectNode to) {
    JsonNode value = from.get(element);
    if (value != null) {
      to.set(element, cleaned(element, value));
    }
  }

  private JsonNode cleaned(String element, JsonNode value) {
    if (value.isArray()) {
      ArrayNode list = json.arrayNode();
      value.forEach(each -> list.add(cleaned(element, each)));
      return list;
    }
    return value.isObject() ? object(element, (ObjectNode) value) : primitive(value);
  }

  private ObjectNode object(String element, ObjectNode from) {
    ObjectNode out = json.objectNode();
    from.properties()
        .forEach(
            property -> {
              String name = property.getKey();
              JsonNode value = property.getValue();
              if (value.isTextual()
                  && name.equals("unit")
                  && value.textValue().length() <= LONGEST_UNIT) {
                out.set(name, value); // the only code that may have blanks
              } else if (value.isTextual() && name.equals("reference")) {
                out.put(name, References.renamed(value.textValue(), names));
              } else if (value.isTextual() && name.equals("value")) {
                // of an identifier; in a quantity a text is as wrong by any name
                out.put(name, names.apply(value.textValue()));
              } else if (INSIDE.contains(name)) {
                out.set(name, cleaned(name, value));
              }
            });
    JsonNode text = from.path("text");
    if (text.isTextual() && element.equals(SERVICE)) {
      out.set("text", text);
    } else if (text.isTextual() && from.path("coding").isEmpty()) {
      // it is all that says which: the same words have the same name
      out.put("text", names.apply(text.textValue()));
    }
    return out;
  }

  /**
   * Codes and dates are short and have no blank at their ends; whatever else is no text of ours.
   */
  private static JsonNode primitive(JsonNode value) {
    return value.isTextual() && !value.textValue().matches("\\S{1,120}")
        ? TextNode.valueOf("")
        : value.isContainerNode() ? NullNode.getInstance() : value;
  }
}
