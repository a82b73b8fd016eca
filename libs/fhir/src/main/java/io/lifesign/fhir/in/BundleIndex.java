package io.lifesign.fhir.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;

/** Where the references of one bundle point, and whether they point to the message's patient. */
final class BundleIndex {

  private static final String PATIENT = "Patient";

  private final Map<String, BundleEntry> byUrl = new HashMap<>();
  private final Map<String, BundleEntry> byIdentifier = new HashMap<>();

  /** Ids, addresses and identifier values of the message's patient. */
  private final Set<String> patient = new HashSet<>();

  /** Where the message's patient is described. */
  private final Set<String> patientPaths = new HashSet<>();

  private final Set<String> here = new HashSet<>();

  BundleIndex(List<BundleEntry> entries, String patientId) {
    patient.add(patientId);
    for (BundleEntry entry : entries) {
      here.add(entry.type() + "/" + entry.id());
      if (entry.deleted() || entry.container() != null) {
        continue;
      }
      if (entry.fullUrl() != null) {
        byUrl.putIfAbsent(entry.fullUrl(), entry);
      }
      if (entry.id() != null) {
        byUrl.putIfAbsent(entry.type() + "/" + entry.id(), entry);
      }
      for (JsonNode identifier : entry.resource().path("identifier")) {
        String value = BundleEntry.text(identifier.get("value"));
        if (value != null) {
          byIdentifier.putIfAbsent(entry.type() + "/" + value, entry);
        }
      }
      if (entry.type().equals(PATIENT) && names(entry.resource(), patientId)) {
        addPatient(entry);
      }
    }
  }

  private void addPatient(BundleEntry entry) {
    patientPaths.add(entry.path());
    if (entry.id() != null) {
      patient.add(entry.id());
    }
    if (entry.fullUrl() != null) {
      patient.add(entry.fullUrl());
    }
    for (JsonNode identifier : entry.resource().path("identifier")) {
      String value = BundleEntry.text(identifier.get("value"));
      if (value != null) {
        patient.add(value);
      }
    }
  }

  private static boolean names(JsonNode resource, String patientId) {
    if (patientId.equals(BundleEntry.text(resource.get("id")))) {
      return true;
    }
    for (JsonNode identifier : resource.path("identifier")) {
      if (patientId.equals(BundleEntry.text(identifier.get("value")))) {
        return true;
      }
    }
    return false;
  }

  /** Whether that Patient resource is the message's patient: by its id, or by an identifier. */
  boolean isPatient(BundleEntry entry) {
    return patientPaths.contains(entry.path());
  }

  /** Whether a reference points to the message's patient. */
  boolean toPatient(Reference reference, BundleEntry from) {
    String target = reference.getReference();
    if (target == null || target.isBlank()) {
      String value = reference.getIdentifier().getValue();
      return value != null && patient.contains(value);
    }
    if (target.startsWith("#")) {
      ObjectNode contained = contained(target, from);
      return contained != null && patient.stream().anyMatch(name -> names(contained, name));
    }
    if (patient.contains(target)) {
      return true;
    }
    BundleEntry entry = byUrl.get(target);
    if (entry != null) {
      return isPatient(entry);
    }
    String type = References.typeOf(target);
    String id = References.idOf(target);
    return (type == null || type.equals(PATIENT)) && id != null && patient.contains(id);
  }

  /** The id under which facts know what a reference points to; null if it points nowhere. */
  String idOf(Reference reference, String type, BundleEntry from) {
    String target = reference.getReference();
    if (target == null || target.isBlank()) {
      return byIdentifier(type, reference.getIdentifier().getValue());
    }
    if (target.startsWith("#")) {
      return from.id() == null ? null : BundleEntries.containedId(from.id(), target);
    }
    BundleEntry entry = byUrl.get(target);
    if (entry != null) {
      return entry.type().equals(type) ? entry.id() : null;
    }
    String named = References.typeOf(target);
    if (named != null && !named.equals(type)) {
      return null;
    }
    String id = References.idOf(target);
    if (References.isConditional(target)) {
      return byIdentifier(type, id);
    }
    BundleEntry relative = byUrl.get(type + "/" + id);
    return bounded(relative == null ? id : relative.id());
  }

  /** Whether a resource of that type and id is in the bundle. */
  boolean has(String type, String id) {
    return here.contains(type + "/" + id);
  }

  private String byIdentifier(String type, String value) {
    BundleEntry entry = byIdentifier.get(type + "/" + value);
    return bounded(entry == null ? value : entry.id());
  }

  private static String bounded(String id) {
    return Codings.bounded(id);
  }

  private static ObjectNode contained(String reference, BundleEntry from) {
    ObjectNode whole = from.container() == null ? from.resource() : from.container();
    String local = reference.substring(1);
    for (JsonNode part : whole.path("contained")) {
      String id = BundleEntry.text(part.get("id"));
      if (id != null
          && (id.equals(local) || id.equals(reference))
          && part instanceof ObjectNode object
          && PATIENT.equals(BundleEntry.text(part.get("resourceType")))) {
        return object;
      }
    }
    return null;
  }
}
