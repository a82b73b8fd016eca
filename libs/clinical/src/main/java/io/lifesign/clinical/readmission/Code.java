package io.lifesign.clinical.readmission;

/**
 * A clinical code.
 *
 * @param value as the system writes it; ICD codes with or without their dot
 */
public record Code(CodeSystem system, String value) {}
