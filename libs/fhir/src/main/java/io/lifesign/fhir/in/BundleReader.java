package io.lifesign.fhir.in;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifesign.fhir.in.Refused.Kind;
import java.util.Set;

/**
 * Reads FHIR R4 bundles as JSON. One of any type will do: transaction, batch, collection, message,
 * searchset. Safe to use from several threads.
 */
public final class BundleReader {

  private final ResourceParser parser;
  private final Set<String> knownTypes;

  public BundleReader() {
    // dear to make, and the same for all
    FhirContext fhir = FhirContext.forR4Cached();
    this.parser = new ResourceParser(fhir);
    this.knownTypes = Set.copyOf(fhir.getResourceTypes());
  }

  /**
   * What a bundle says of its patient. Throws nothing, whatever the body is; each part that cannot
   * be used is refused by itself and its neighbours are read.
   *
   * @param body the bundle, at most 1 MiB of characters
   * @param patientId the patient for whom it was sent: what speaks of anybody else is refused
   * @param sentMicros when, us since the epoch: the version of whatever states none
   */
  public EhrReading read(String body, String patientId, String messageId, long sentMicros) {
    if (body.length() > BoundedJson.MOST_CHARS) {
      return notABundle("longer than 1 MiB");
    }
    JsonNode bundle;
    try {
      bundle = BoundedJson.read(body);
    } catch (JsonProcessingException e) {
      // its message quotes the body, which names the patient
      return notABundle(
          "no JSON that can be read: "
              + e.getClass().getSimpleName()
              + (e.getLocation() == null
                  ? ""
                  : " at character " + e.getLocation().getCharOffset()));
    } catch (NumberFormatException e) {
      // what Jackson says of an exponent of more digits than an int has
      return notABundle("no JSON that can be read: a number out of all range");
    }
    if (!BundleEntries.BUNDLE.equals(bundle.path("resourceType").asText())) {
      return notABundle("no resource of type Bundle");
    }
    BundleEntries entries = new BundleEntries(knownTypes);
    if (parser.unknownElement((ObjectNode) bundle, BundleEntries.BUNDLE) != null) {
      entries.refuse(BundleEntries.BUNDLE, "an element that FHIR R4 does not know");
    }
    entries.addAll(bundle, BundleEntries.BUNDLE, 1);
    return new BundleReading(parser, entries, new Message(patientId, messageId, sentMicros)).read();
  }

  private static EhrReading notABundle(String detail) {
    return EhrReading.nothing(Refused.whole(Kind.NOT_A_BUNDLE, detail));
  }
}
