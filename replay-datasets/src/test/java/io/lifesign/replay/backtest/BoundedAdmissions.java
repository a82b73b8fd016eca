package io.lifesign.replay.backtest;

import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.readmission.EhrArrivalSerializer;
import io.lifesign.readmission.FhirMapper;
import io.lifesign.readmission.Hl7Mapper;
import io.lifesign.readmission.MarkArrivalSerializer;
import io.lifesign.readmission.ReadmissionPipeline;
import io.lifesign.replay.ArrivalLog;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ehr.AdmissionsRun;
import io.lifesign.replay.ehr.ScoreMarks;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EhrMessage;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The readmission job over a history, fed with the scores of the vitals job over the same. */
public final class BoundedAdmissions {

  private BoundedAdmissions() {}

  public static AdmissionsRun of(
      Dataset history, Collection<VitalScores> scores, int parallelism, RiskScale scale)
      throws InterruptedException {
    BoundedRun run = new BoundedRun(ArrivalLog.of(history), parallelism);
    ReadmissionPipeline.Outputs out =
        ReadmissionPipeline.build(
            new ReadmissionPipeline.Inputs(
                run.read(
                    "ehr.fhir", EhrMessage.class, new FhirMapper(), EhrArrivalSerializer.type()),
                run.read(
                    "ehr.hl7v2",
                    EhrMessage.class,
                    new Hl7Mapper(ZoneOffset.UTC),
                    EhrArrivalSerializer.type()),
                run.stream(
                    Catalogue.load().topic("vitals.scores"),
                    List.of(ScoreMarks.of(scores, history)),
                    MarkArrivalSerializer.type()),
                run.acks()),
            AdmissionsRun.plan(scale));
    AdmissionsRun told =
        new AdmissionsRun(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    run.collect(out.risks(), told.risks());
    run.collect(out.outcomes(), told.outcomes());
    run.collect(out.alerts(), told.alerts());
    run.execute();
    told.keepSaid(history);
    return told;
  }
}
