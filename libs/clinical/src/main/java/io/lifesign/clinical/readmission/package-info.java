/**
 * What an EHR says of patients and their stays, the indices and the model that tell the risk of an
 * unplanned return within 30 days, and what came of it. Decides in pure Java; knows neither FHIR
 * nor HL7 v2.
 */
package io.lifesign.clinical.readmission;
