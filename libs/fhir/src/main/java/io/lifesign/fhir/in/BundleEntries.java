package io.lifesign.fhir.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.fhir.in.Refused.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The resources of a bundle, of bundles in it, and those contained in others, each with its path.
 */
final class BundleEntries {

  static final String BUNDLE = "Bundle";

  /** What a resource may contain that says something of its own. */
  private static final Set<String> READ_IF_CONTAINED =
      Set.of("Condition", "Procedure", "Observation");

  private static final Set<String> NOTHING_CHANGES = Set.of("GET", "HEAD");
  private static final int MOST_BUNDLES_DEEP = 5;
  private static final int LONGEST_ID = 255;

  private final Set<String> knownTypes;
  private final List<BundleEntry> entries = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private int ignored;

  BundleEntries(Set<String> knownTypes) {
    this.knownTypes = knownTypes;
  }

  List<BundleEntry> entries() {
    return entries;
  }

  List<Refused> refused() {
    return refused;
  }

  int ignored() {
    return ignored;
  }

  void addAll(JsonNode bundle, String path, int depth) {
    JsonNode list = bundle.path("entry");
    if (depth > MOST_BUNDLES_DEEP) {
      refuse(path, "bundles nested deeper than " + MOST_BUNDLES_DEEP);
    } else if (list.isArray()) {
      for (int i = 0; i < list.size(); i++) {
        add(list.get(i), path + ".entry[" + i + "]", depth);
      }
    } else if (!list.isMissingNode() && !list.isNull()) {
      refuse(path + ".entry", "no list");
    }
  }

  private void add(JsonNode entry, String path, int depth) {
    if (!entry.isObject()) {
      refuse(path, "no object");
      return;
    }
    String method = entry.at("/request/method").asText();
    if (method.equals("DELETE")) {
      addDeleted(entry, path);
    } else if (NOTHING_CHANGES.contains(method)) {
      ignored++;
    } else if (entry.get("resource") instanceof ObjectNode resource) {
      addResource(resource, entry, path + ".resource", depth);
    } else {
      refuse(path + ".resource", "no resource");
    }
  }

  private void addDeleted(JsonNode entry, String path) {
    String url = BundleEntry.text(entry.at("/request/url"));
    String type = url == null ? null : References.typeOf(url);
    String id = url == null ? null : References.idOf(url);
    if (type == null || !knownTypes.contains(type) || id == null || id.length() > LONGEST_ID) {
      refuse(path + ".request.url", "does not name one resource to delete");
    } else {
      entries.add(new BundleEntry(path + ".request", type, id, null, null, null));
    }
  }

  private void addResource(ObjectNode resource, JsonNode entry, String path, int depth) {
    String type = BundleEntry.text(resource.get("resourceType"));
    if (type == null || !knownTypes.contains(type)) {
      refuse(path + ".resourceType", "no resource type of FHIR R4");
      return;
    }
    if (type.equals(BUNDLE)) {
      addAll(resource, path, depth + 1);
      return;
    }
    String id = BundleEntry.idOf(resource, entry);
    String fullUrl = BundleEntry.text(entry.get("fullUrl"));
    if (id != null && id.length() > LONGEST_ID) {
      refuse(path + ".id", "longer than " + LONGEST_ID + " characters");
      return;
    }
    BundleEntry whole = new BundleEntry(path, type, id, fullUrl, resource, null);
    entries.add(whole);
    if (resource.path("contained").isArray()) {
      addContained(whole);
    }
  }

  /** Contained resources speak of the patient and the encounter of what contains them. */
  private void addContained(BundleEntry whole) {
    JsonNode contained = whole.resource().get("contained");
    for (int i = 0; i < contained.size(); i++) {
      String type = BundleEntry.text(contained.get(i).path("resourceType"));
      String id = BundleEntry.text(contained.get(i).path("id"));
      if (type != null && READ_IF_CONTAINED.contains(type) && whole.id() != null && id != null) {
        ObjectNode part = contained.get(i).deepCopy();
        inherit(part, "subject", whole.resource().get("subject"));
        inherit(part, "encounter", encounterOf(whole));
        String path = whole.path() + ".contained[" + i + "]";
        String partId = containedId(whole.id(), id);
        if (partId.length() > LONGEST_ID) {
          refuse(path + ".id", "longer than " + LONGEST_ID + " characters");
        } else {
          entries.add(new BundleEntry(path, type, partId, null, part, whole.resource()));
        }
      }
    }
  }

  static String containedId(String containerId, String localId) {
    return containerId + (localId.startsWith("#") ? "" : "#") + localId;
  }

  private static JsonNode encounterOf(BundleEntry whole) {
    return whole.type().equals("Encounter")
        ? whole.resource().objectNode().put("reference", "Encounter/" + whole.id())
        : whole.resource().get("encounter");
  }

  private static void inherit(ObjectNode part, String name, JsonNode value) {
    if (value != null && !part.has(name)) {
      part.set(name, value);
    }
  }

  void refuse(String path, String detail) {
    refused.add(new Refused(Kind.INVALID_RESOURCE, path, detail));
  }
}
