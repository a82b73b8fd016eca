package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.EhrFact.Person;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.Sex;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;

/** FHIR's Patient as the person it is. */
final class PatientReading {

  static final List<String> ELEMENTS =
      List.of("gender", "birthDate", "deceasedBoolean", "deceasedDateTime");

  private PatientReading() {}

  static Person person(Patient patient, EhrVersion version, Message message) throws InvalidElement {
    return new Person(
        message.patientId(),
        version,
        FhirTimes.day(patient.getBirthDateElement().getValueAsString(), "birthDate"),
        sex(patient.getGender()),
        deceased(patient, version));
  }

  /** Who is told to be dead, and not when, has died by the time of the version. */
  private static Long deceased(Patient patient, EhrVersion version) throws InvalidElement {
    if (patient.hasDeceasedDateTimeType()) {
      return FhirTimes.start(
          patient.getDeceasedDateTimeType().getValueAsString(), "deceasedDateTime");
    }
    return patient.getDeceased() instanceof BooleanType dead && dead.booleanValue()
        ? (Long) version.atMicros()
        : null;
  }

  private static Sex sex(AdministrativeGender gender) {
    if (gender == null) {
      return Sex.UNKNOWN;
    }
    return switch (gender) {
      case FEMALE -> Sex.FEMALE;
      case MALE -> Sex.MALE;
      case OTHER -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }
}
