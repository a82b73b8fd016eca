package io.lifesign.fhirserver;

import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * One resource to be written.
 *
 * @param verb POST or PUT
 * @param id of a PUT to a known address, else null
 * @param condition which resource is meant, else null
 */
record Write(HTTPVerb verb, Resource resource, String id, Criteria condition) {}
