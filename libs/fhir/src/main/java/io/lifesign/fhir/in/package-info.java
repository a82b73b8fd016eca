/**
 * What an EHR sends, FHIR R4 bundles and HL7 v2 messages, as facts of one patient. Nothing that a
 * sender can write throws out of here: what cannot be used is told with its place in the message.
 */
package io.lifesign.fhir.in;
