package io.lifesign.fhir.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifesign.clinical.readmission.EhrVersion;

/** For whom, under which name and when a message was sent; us since the epoch, UTC. */
record Message(String patientId, String messageId, long sentMicros) {

  /** The version that a resource states, else that of the message. */
  EhrVersion versionOf(JsonNode resource) throws InvalidElement {
    String updated = BundleEntry.text(resource.at("/meta/lastUpdated"));
    return new EhrVersion(
        updated == null ? sentMicros : FhirTimes.start(updated, "meta.lastUpdated"), messageId);
  }
}
