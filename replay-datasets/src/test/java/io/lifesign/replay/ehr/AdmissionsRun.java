package io.lifesign.replay.ehr;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.readmission.OutcomeKind;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.ReadmissionRules;
import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.readmission.EhrArrivalSerializer;
import io.lifesign.readmission.FhirMapper;
import io.lifesign.readmission.Hl7Mapper;
import io.lifesign.readmission.MarkArrivalSerializer;
import io.lifesign.readmission.PatientMark;
import io.lifesign.readmission.ReadmissionPipeline;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.LoggedRun;
import io.lifesign.replay.RecordedLog;
import io.lifesign.replay.TestRegistry;
import io.lifesign.replay.ward.WardRun;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.DeadRecord;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the readmission job makes of a dataset, fed with the scores of the vitals job. */
public record AdmissionsRun(
    List<ToldRisk> risks, List<ToldOutcome> outcomes, List<Alert> alerts, List<DeadRecord> dead) {

  private static final String ACKS = "alerts.acks";

  static AdmissionsRun of(Dataset dataset, int parallelism) throws Exception {
    Course course = Course.undisturbed(parallelism);
    return of(dataset, WardRun.of(dataset, course).scores(), course, RiskScale.MODEL);
  }

  public static AdmissionsRun of(
      Dataset dataset, Collection<VitalScores> scores, Course course, RiskScale scale)
      throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      AdmissionsRun run =
          new AdmissionsRun(
              new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      run.fill(
          new LoggedRun(RecordedLog.of(dataset, registry::id), registry, course),
          ScoreMarks.of(scores, dataset, course),
          plan(scale));
      run.keepSaid(dataset);
      return run;
    }
  }

  /** What the job decides by, with the settings it has by default but for the scale. */
  public static ReadmissionPipeline.Plan plan(RiskScale scale) {
    Catalogue catalogue = Catalogue.load();
    ReadmissionRules rules = new ReadmissionRules(ReadmissionModel.DEFAULT, scale);
    return new ReadmissionPipeline.Plan(
        "readmission-risk",
        rules,
        rules.alertRules(),
        catalogue.topic("ehr.fhir").lateness(),
        catalogue.topic(ACKS).lateness(),
        Duration.ofDays(90));
  }

  private void fill(LoggedRun run, List<Arrival<PatientMark>> marks, ReadmissionPipeline.Plan plan)
      throws Exception {
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
                    List.of(marks),
                    MarkArrivalSerializer.type()),
                run.read(ACKS, AlertAck.class, new AlertAckMapper(), AckArrivalSerializer.type())),
            plan);
    run.collect(out.risks(), risks);
    run.collect(out.outcomes(), outcomes);
    run.collect(out.alerts(), alerts);
    run.collect(out.dead(), dead);
    run.execute();
  }

  /** A live run never learns that the data end. */
  public void keepSaid(Dataset dataset) {
    risks.removeIf(told -> !LoggedRun.said(dataset, told.atMicros()));
    outcomes.removeIf(
        told ->
            told.outcome().kind() == OutcomeKind.CENSORED
                || !LoggedRun.said(dataset, told.atMicros()));
    alerts.removeIf(alert -> !LoggedRun.said(dataset, alert.atMicros()));
  }
}
