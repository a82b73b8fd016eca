package io.lifesign.fhir.out;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;

class ScoresAndRisksTest {

  @Test
  void news2HasTheCodesOfItsItemsAndTheValuesBehindThem() {
    Observation observation = observation(ScoreResources.of(Samples.news2(1), patients()));

    assertThat(observation.getCode().getCodingFirstRep().getCode()).isEqualTo("1104051000000101");
    assertThat(((IntegerType) observation.getValue()).getValue()).isEqualTo(7);
    assertThat(observation.getStatus()).isEqualTo(ObservationStatus.FINAL);
    assertThat(observation.getInterpretationFirstRep().getText())
        .isEqualTo("Clinical response: high");
    assertThat(observation.getComponent())
        .extracting(component -> component.getCode().getCodingFirstRep().getCode())
        .containsExactly(
            "1104301000000104",
            "1104311000000102",
            "1104331000000105",
            "1104341000000101",
            "1104351000000103",
            "1104361000000100",
            "1104371000000107",
            "9279-1",
            "2708-6",
            "supplementalOxygen",
            "8480-6",
            "8867-4",
            "67775-7",
            "8310-5");
    assertThat(observation.getComponent().get(13).getValueQuantity().getValue())
        .isEqualByComparingTo("38.1");
    assertThat(observation.getComponent().get(13).getValueQuantity().getCode()).isEqualTo("Cel");
  }

  @Test
  void scale2HasACodeOfItsOwn() {
    assertThat(observation(ScoreResources.of(Samples.news2(2), patients())).getComponent().get(1))
        .extracting(component -> component.getCode().getCodingFirstRep().getCode())
        .isEqualTo("1104321000000108");
  }

  @Test
  void aPartialScoreSaysSoAndWhatWasNotMeasured() {
    Observation observation = observation(ScoreResources.of(Samples.partial(), patients()));

    assertThat(observation.getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
    assertThat(observation.getNoteFirstRep().getText()).contains("lower bound");
    assertThat(observation.getComponent().subList(0, 3))
        .extracting(component -> component.getDataAbsentReason().getCodingFirstRep().getCode())
        .containsExactly(null, "temp-unknown", "not-performed");
  }

  @Test
  void childrenHavePewsAndPregnantWomenNone() {
    assertThat(
            observation(ScoreResources.of(Samples.pews(), patients()))
                .getCode()
                .getCodingFirstRep()
                .getCode())
        .isEqualTo("bedside-pews");
    assertThat(ScoreResources.of(Samples.none(), patients())).isEmpty();
  }

  @Test
  void aRiskIsInPercentWithItsIndicesAsBasis() {
    List<Outbound> resources =
        RiskResources.of(Samples.risk(ReadmissionRisk.Stage.DISCHARGE, 1, 0.1234), patients());

    RiskAssessment risk = parse(RiskAssessment.class, resources.get(3));
    assertThat(risk.getPredictionFirstRep().getProbabilityDecimalType().getValue())
        .isEqualByComparingTo("12.34");
    assertThat(risk.getPredictionFirstRep().getQualitativeRisk().getCodingFirstRep().getCode())
        .isEqualTo("high");
    assertThat(risk.getBasis())
        .extracting(basis -> basis.getIdentifier().getValue())
        .containsExactly("lace/E-1", "hospital-2013/E-1", "hospital-2016/E-1");
    assertThat(risk.getStatus().toCode()).isEqualTo("final");
    assertThat(risk.getPredictionFirstRep().getWhenPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-01-31T11:59:00.000Z");
    assertThat(resources)
        .extracting(Outbound::resourceType)
        .containsExactly(
            "Observation", "Observation", "Observation", "RiskAssessment", "Provenance");
    assertThat(parse(Observation.class, resources.get(1)).getStatus())
        .isEqualTo(ObservationStatus.PRELIMINARY);
  }

  @Test
  void aWithdrawnStayIsEnteredInError() {
    assertThat(RiskResources.of(Samples.risk(ReadmissionRisk.Stage.WITHDRAWN, 2, 0.1), patients()))
        .filteredOn(resource -> !resource.resourceType().equals("Provenance"))
        .hasSize(4)
        .allSatisfy(
            resource -> assertThat(resource.body()).contains("\"status\":\"entered-in-error\""));
  }

  private static PatientReferences patients() {
    return PatientReferences.DEFAULT;
  }

  private static Observation observation(List<Outbound> resources) {
    return parse(Observation.class, resources.get(0));
  }

  private static <T extends org.hl7.fhir.r4.model.Resource> T parse(
      Class<T> type, Outbound outbound) {
    return FhirContext.forR4Cached().newJsonParser().parseResource(type, outbound.body());
  }
}
