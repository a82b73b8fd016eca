package io.lifesign.fhirserver;

import org.hl7.fhir.r4.model.Resource;

/**
 * What a write led to.
 *
 * @param resource as it stands now
 * @param created whether it is new
 */
record Written(Resource resource, boolean created) {}
