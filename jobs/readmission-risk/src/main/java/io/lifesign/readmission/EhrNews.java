package io.lifesign.readmission;

import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.fhir.in.Refused;
import java.util.List;

/**
 * One message of an EHR, read.
 *
 * @param messageId a repeat carries the same one
 * @param sentMicros when it was sent, us
 * @param refused parts that could not be used
 */
public record EhrNews(
    String patientId,
    String source,
    String messageId,
    long sentMicros,
    List<EhrFact> facts,
    List<Refused> refused) {}
