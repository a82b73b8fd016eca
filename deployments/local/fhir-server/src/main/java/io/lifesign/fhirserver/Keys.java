package io.lifesign.fhirserver;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What a resource is found by. */
final class Keys {

  private static final List<String> OF_PATIENT = List.of("subject", "patient");

  private Keys() {}

  /** Its identifiers, each as {@code system|value}, and as value alone. */
  static List<String> identifiers(Resource resource) {
    List<String> keys = new ArrayList<>();
    for (Base value : values(resource, "identifier")) {
      if (value instanceof Identifier identifier && identifier.hasValue()) {
        keys.add(identifier.getSystem() + "|" + identifier.getValue());
        keys.add(identifier.getValue());
      }
    }
    return keys;
  }

  static List<String> tags(Resource resource) {
    return resource.getMeta().getTag().stream()
        .map(tag -> tag.getSystem() + "|" + tag.getCode())
        .toList();
  }

  /** Id and identifier of the patient that it is about. */
  static List<String> patients(Resource resource) {
    List<String> keys = new ArrayList<>();
    if (resource.fhirType().equals("Patient")) {
      keys.add(resource.getIdElement().getIdPart());
    }
    for (String name : OF_PATIENT) {
      for (Base value : values(resource, name)) {
        if (value instanceof Reference reference) {
          if (reference.getReferenceElement().hasIdPart()) {
            keys.add(reference.getReferenceElement().getIdPart());
          }
          if (reference.getIdentifier().hasValue()) {
            keys.add(reference.getIdentifier().getValue());
          }
        }
      }
    }
    return keys.stream().distinct().toList();
  }

  private static List<Base> values(Resource resource, String name) {
    Property property = resource.getNamedProperty(name);
    return property == null ? List.of() : property.getValues();
  }
}
