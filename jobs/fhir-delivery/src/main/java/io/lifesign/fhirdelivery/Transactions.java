package io.lifesign.fhirdelivery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ParameterUtil;
import ca.uhn.fhir.util.UrlUtil;
import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhir.out.Systems;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resources as a transaction. First revisions are conditional creates, which leave alone what is
 * there; later ones are conditional updates. Both go by our identifier, which stands among the tags
 * of types that have no identifier.
 */
final class Transactions {

  private Transactions() {}

  static Bundle of(List<Outbound> resources, FhirContext fhir) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    for (Outbound outbound : resources) {
      String condition = condition(outbound);
      BundleEntryComponent entry =
          bundle
              .addEntry()
              .setResource((Resource) fhir.newJsonParser().parseResource(outbound.body()));
      if (outbound.revision() == 0) {
        entry
            .getRequest()
            .setMethod(HTTPVerb.POST)
            .setUrl(outbound.resourceType())
            .setIfNoneExist(condition);
      } else {
        entry
            .getRequest()
            .setMethod(HTTPVerb.PUT)
            .setUrl(outbound.resourceType() + "?" + condition);
      }
    }
    return bundle;
  }

  private static String condition(Outbound outbound) {
    String type = outbound.resourceType();
    return parameter(type)
        + "="
        + UrlUtil.escapeUrlParam(
            Systems.of(type) + "|" + ParameterUtil.escape(outbound.identifier()));
  }

  /** The search parameter under which our identifier of a type is found. */
  static String parameter(String type) {
    return type.equals("Provenance") ? "_tag" : "identifier";
  }

  /** Our identifiers of a resource. */
  static List<String> identifiers(Resource resource) {
    String system = Systems.of(resource.fhirType());
    if (parameter(resource.fhirType()).equals("_tag")) {
      return resource.getMeta().getTag().stream()
          .filter(tag -> system.equals(tag.getSystem()))
          .map(Coding::getCode)
          .toList();
    }
    Property identifiers = resource.getNamedProperty("identifier");
    return identifiers == null
        ? List.of()
        : identifiers.getValues().stream()
            .filter(Identifier.class::isInstance)
            .map(Identifier.class::cast)
            .filter(identifier -> system.equals(identifier.getSystem()))
            .map(Identifier::getValue)
            .toList();
  }

  /** The revision that a resource tells; some servers keep the tags of earlier ones as well. */
  static int revision(Resource resource) {
    return resource.getMeta().getTag().stream()
        .filter(tag -> Systems.REVISION.equals(tag.getSystem()))
        .mapToInt(tag -> Integer.parseInt(tag.getCode()))
        .max()
        .orElse(0);
  }

  /** As in {@code 201 Created}; 0 if the entry tells none. */
  static int status(BundleEntryComponent entry) {
    String status = entry.getResponse().getStatus();
    return status != null && status.matches("[1-5][0-9]{2}.*")
        ? Integer.parseInt(status.substring(0, 3))
        : 0;
  }
}
