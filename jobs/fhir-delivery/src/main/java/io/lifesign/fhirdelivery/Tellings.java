package io.lifesign.fhirdelivery;

import io.lifesign.fhir.out.AlertResources;
import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhir.out.PatientReferences;
import io.lifesign.fhir.out.RiskResources;
import io.lifesign.fhir.out.ScoreResources;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.Rejected;
import java.util.List;

/** What the EHR is told of each result. */
final class Tellings {

  private Tellings() {}

  record OfAlerts(PatientReferences patients) implements Telling<Alert> {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Outbound> of(Alert alert) throws Rejected {
      return AlertResources.of(AlertRecords.alert(alert), patients);
    }
  }

  record OfScores(PatientReferences patients) implements Telling<VitalScore> {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Outbound> of(VitalScore score) throws Rejected {
      return ScoreResources.of(ScoreRecords.scores(score), patients);
    }
  }

  record OfRisks(PatientReferences patients) implements Telling<ReadmissionRisk> {

    private static final long serialVersionUID = 1L;

    @Override
    public List<Outbound> of(ReadmissionRisk risk) throws Rejected {
      return RiskResources.of(RiskRecords.risk(risk), patients);
    }
  }
}
