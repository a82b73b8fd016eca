package io.lifesign.fhir.out;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** The probability of an unplanned stay within 30 days as RiskAssessment. */
final class RiskPrediction {

  private static final long MONTH_MICROS = TimeUnit.DAYS.toMicros(30);
  private static final int PERCENT_DECIMALS = 2;

  private RiskPrediction() {}

  static RiskAssessment of(ReadmissionRisk risk, PatientReferences patients) {
    RiskAssessment assessment = new RiskAssessment();
    assessment.addIdentifier(Parts.identifier("RiskAssessment", risk.encounterId()));
    assessment.setStatus(status(risk));
    assessment.setMethod(
        new CodeableConcept(
                Parts.coding(Systems.MODEL, risk.model(), null).setVersion(risk.modelVersion()))
            .setText(risk.model()));
    assessment.setCode(
        Parts.concept(Systems.RISK, "readmission-30d", null)
            .setText("Risk of an unplanned stay within 30 days of discharge"));
    assessment.setSubject(patients.to(risk.patientId()));
    assessment.setEncounter(Parts.logical("Encounter", Systems.ENCOUNTER, risk.encounterId()));
    assessment.setOccurrence(Parts.dateTime(risk.decidedMicros()));
    assessment.setPerformer(Parts.author());
    for (ReadmissionRisk.Index index : risk.indices()) {
      assessment.addBasis(Parts.ours("Observation", IndexObservation.identifier(risk, index)));
    }
    assessment.addPrediction(prediction(risk));
    if (!risk.missing().isEmpty()) {
      assessment.addNote().setText("Not known: " + String.join(", ", risk.missing()));
    }
    Parts.narrate(assessment, words(risk));
    return assessment;
  }

  private static RiskAssessmentStatus status(ReadmissionRisk risk) {
    return switch (risk.stage()) {
      case ADMISSION -> RiskAssessmentStatus.PRELIMINARY;
      case DISCHARGE -> RiskAssessmentStatus.FINAL;
      case WITHDRAWN -> RiskAssessmentStatus.ENTEREDINERROR;
    };
  }

  private static RiskAssessmentPredictionComponent prediction(ReadmissionRisk risk) {
    RiskAssessmentPredictionComponent prediction = new RiskAssessmentPredictionComponent();
    prediction.setOutcome(
        new CodeableConcept().setText("Unplanned stay within 30 days of discharge"));
    prediction.setProbability(new DecimalType(percent(risk.probability())));
    prediction.setQualitativeRisk(band(risk.band()));
    if (risk.dischargedMicros() != null) {
      Period month = new Period();
      month.setStartElement(Parts.dateTime(risk.dischargedMicros()));
      month.setEndElement(Parts.dateTime(risk.dischargedMicros() + MONTH_MICROS));
      prediction.setWhen(month);
    }
    prediction.setRationale(words(risk) + " " + String.join(" ", risk.reasons()));
    return prediction;
  }

  /**
   * R4 has probabilities in percent: "Decimal values are expressed as percentages as well (max =
   * 100)" (RiskAssessment.prediction.probability[x]).
   */
  private static BigDecimal percent(double probability) {
    return BigDecimal.valueOf(probability)
        .movePointRight(2)
        .setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static CodeableConcept band(ReadmissionRisk.Band band) {
    String system = Systems.HL7 + "risk-probability";
    return switch (band) {
      case LOW -> Parts.concept(system, "low", "Low likelihood");
      case INTERMEDIATE -> Parts.concept(system, "moderate", "Moderate likelihood");
      case HIGH -> Parts.concept(system, "high", "High likelihood");
    };
  }

  private static String words(ReadmissionRisk risk) {
    return "Risk of an unplanned stay within 30 days: %s %%, %s by %s."
        .formatted(percent(risk.probability()).toPlainString(), risk.band(), risk.decidedBy());
  }
}
