package io.lifesign.replay.ehr;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import java.util.ArrayList;
import java.util.List;

/** The bundled admissions: 60 days of a small hospital's EHR up to the end of the ward's day. */
public final class AdmissionsDataset {

  public static final String NAME = "admissions";

  static final String SOURCE = "HOSP-EHR";

  private AdmissionsDataset() {}

  /** All messages in the order of their sending. */
  public static Dataset open() {
    List<EhrDraft> drafts = new ArrayList<>();
    List<Arrival> arrivals = new ArrayList<>();
    AdmissionsRoster.byFhir().forEach(script -> drafts.addAll(script.drafts()));
    AdmissionsRoster.byHl7().forEach(script -> arrivals.addAll(script.arrivals()));
    arrivals.addAll(EhrMessages.inOrder(drafts, SOURCE));
    return new RecordedDataset(
        NAME,
        "our own admissions, 60 days from " + StayScript.START + " as an EHR tells of them",
        arrivals,
        List.of());
  }
}
