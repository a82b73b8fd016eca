package io.lifesign.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Reference;

/** Within a transaction resources name each other by {@code urn:uuid:}: these become addresses. */
final class References {

  private static final String PLACEHOLDER = "urn:uuid:";

  private References() {}

  static void resolve(List<Write> writes, List<Written> outcome) {
    Map<String, String> addresses = new HashMap<>();
    for (int i = 0; i < writes.size(); i++) {
      String placeholder = writes.get(i).resource().getUserString(PLACEHOLDER);
      if (placeholder != null) {
        addresses.put(
            placeholder,
            outcome.get(i).resource().getIdElement().toUnqualifiedVersionless().getValue());
      }
    }
    if (!addresses.isEmpty()) {
      outcome.forEach(written -> resolve(written, addresses));
    }
  }

  /** Remembers under which name other entries speak of a write's resource. */
  static void remember(org.hl7.fhir.r4.model.Resource resource, String fullUrl) {
    if (fullUrl != null && fullUrl.startsWith(PLACEHOLDER)) {
      resource.setUserData(PLACEHOLDER, fullUrl);
    }
  }

  private static void resolve(Written written, Map<String, String> addresses) {
    FhirContext.forR4Cached()
        .newTerser()
        .getAllPopulatedChildElementsOfType(written.resource(), Reference.class)
        .forEach(
            reference -> {
              String address = addresses.get(reference.getReference());
              if (address != null) {
                reference.setReference(address);
              }
            });
  }
}
