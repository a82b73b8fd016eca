package io.lifesign.replay.ehr;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.readmission.OutcomeKind;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.ReadmissionRules;
import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.clinical.readmission.VitalsMark;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.readmission.EhrArrivalSerializer;
import io.lifesign.readmission.FhirMapper;
import io.lifesign.readmission.Hl7Mapper;
import io.lifesign.readmission.MarkArrivalSerializer;
import io.lifesign.readmission.PatientMark;
import io.lifesign.readmission.ReadmissionPipeline;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.LoggedRun;
import io.lifesign.replay.Micros;
import io.lifesign.replay.RecordedLog;
import io.lifesign.replay.TestRegistry;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.Position;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.SharedTopics;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import io.lifesign.vitals.VitalsPipeline;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the readmission job makes of a dataset, fed with the scores of the vitals job. */
record AdmissionsRun(
    List<ToldRisk> risks, List<ToldOutcome> outcomes, List<Alert> alerts, List<DeadRecord> dead) {

  private static final String ACKS = "alerts.acks";

  static AdmissionsRun of(Dataset dataset, int parallelism) throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      AdmissionsRun run =
          new AdmissionsRun(
              new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      RecordedLog log = RecordedLog.of(dataset, registry::id);
      List<VitalScores> scores = new ArrayList<>();
      LoggedRun vitals = new LoggedRun(log, registry, parallelism);
      vitals.collect(scores(vitals), scores);
      vitals.execute();
      run.fill(
          new LoggedRun(log, registry, parallelism),
          arrivals(scores, dataset.endMicros() + Micros.PER_MINUTE));
      // a live run never learns that the data end
      run.outcomes.removeIf(told -> told.outcome().kind() == OutcomeKind.CENSORED);
      run.alerts.removeIf(alert -> !LoggedRun.said(dataset, alert.atMicros()));
      return run;
    }
  }

  private void fill(LoggedRun run, List<Arrival<PatientMark>> marks) throws Exception {
    ReadmissionRules rules = new ReadmissionRules(ReadmissionModel.DEFAULT, RiskScale.MODEL);
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
            new ReadmissionPipeline.Plan(
                "readmission-risk",
                rules,
                rules.alertRules(),
                Catalogue.load().topic(ACKS).lateness(),
                Duration.ofDays(90)));
    run.collect(out.risks(), risks);
    run.collect(out.outcomes(), outcomes);
    run.collect(out.alerts(), alerts);
    run.collect(out.dead(), dead);
    run.execute();
  }

  /** The scores as they come through their topic, up to that time. */
  private static List<Arrival<PatientMark>> arrivals(List<VitalScores> scores, long untilMicros) {
    List<Arrival<PatientMark>> arrivals = new ArrayList<>();
    scores.stream()
        .filter(score -> score.atMicros() < untilMicros)
        .sorted(Comparator.comparingLong(VitalScores::atMicros))
        .forEach(score -> arrivals.add(mark(score)));
    arrivals.add(Arrival.tick(new Position("vitals.scores", 0, 0, untilMicros), untilMicros));
    return arrivals;
  }

  private static Arrival<PatientMark> mark(VitalScores scores) {
    VitalsMark mark =
        scores.news2().applies()
            ? new VitalsMark(scores.atMicros(), scores.news2().total(), scores.news2().complete())
            : new VitalsMark(scores.atMicros(), VitalsMark.NOT_APPLICABLE, false);
    return Arrival.of(
        new Position("vitals.scores", 0, 0, scores.atMicros()),
        new PatientMark(scores.patientId(), mark),
        scores.atMicros(),
        null);
  }

  private static DataStream<VitalScores> scores(LoggedRun run) throws IOException {
    Catalogue catalogue = Catalogue.load();
    return VitalsPipeline.build(
            new VitalsPipeline.Inputs(
                run.read(
                    "device.vitals",
                    VitalSigns.class,
                    new VitalSignsMapper(),
                    VitalArrivalSerializer.type()),
                run.read(
                    "care.profiles",
                    CareProfile.class,
                    new CareProfileMapper(),
                    ProfileArrivalSerializer.type()),
                run.read(ACKS, AlertAck.class, new AlertAckMapper(), AckArrivalSerializer.type())),
            new VitalsPipeline.Plan(
                "vitals-scoring",
                DeteriorationRules.standard(),
                catalogue.topic("device.vitals").lateness(),
                catalogue.topic("care.profiles").lateness(),
                Duration.ofDays(30),
                SharedTopics.REPORTED_ELSEWHERE))
        .scores();
  }
}
