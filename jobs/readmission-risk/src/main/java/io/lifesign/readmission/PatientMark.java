package io.lifesign.readmission;

import io.lifesign.clinical.readmission.VitalsMark;

/** NEWS2 of a patient at an instant. */
public record PatientMark(String patientId, VitalsMark mark) {}
