package io.lifesign.replay.ward;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.LoggedRun;
import io.lifesign.replay.RecordedLog;
import io.lifesign.replay.TestRegistry;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import io.lifesign.vitals.VitalsPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What both deployments of the vitals job make of a dataset. */
public record WardRun(
    List<Alert> alerts,
    List<VitalScores> scores,
    List<RecordVerdict> verdicts,
    List<DeadRecord> dead) {

  static WardRun of(Dataset dataset, int parallelism) throws Exception {
    return of(dataset, Course.undisturbed(parallelism));
  }

  public static WardRun of(Dataset dataset, Course course) throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      RecordedLog log = RecordedLog.of(dataset, registry::id);
      WardRun run =
          new WardRun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      run.add(new LoggedRun(log, registry, course), "device.vitals", SharedTopics.REPORTED_HERE);
      run.add(new LoggedRun(log, registry, course), "device.home", SharedTopics.REPORTED_ELSEWHERE);
      run.alerts.removeIf(alert -> !LoggedRun.said(dataset, alert.atMicros()));
      return run;
    }
  }

  private void add(LoggedRun run, String devices, SharedTopics shared) throws Exception {
    VitalsPipeline.Outputs out =
        VitalsPipeline.build(
            new VitalsPipeline.Inputs(
                run.read(
                    devices,
                    VitalSigns.class,
                    new VitalSignsMapper(),
                    VitalArrivalSerializer.type()),
                run.read(
                    "care.profiles",
                    CareProfile.class,
                    new CareProfileMapper(),
                    ProfileArrivalSerializer.type()),
                run.read(
                    "alerts.acks",
                    AlertAck.class,
                    new AlertAckMapper(),
                    AckArrivalSerializer.type())),
            plan(devices, shared));
    run.collect(out.alerts(), alerts);
    run.collect(out.scores(), scores);
    run.collect(out.verdicts(), verdicts);
    run.collect(out.dead(), dead);
    run.execute();
  }

  private static VitalsPipeline.Plan plan(String devices, SharedTopics shared) {
    Catalogue catalogue = Catalogue.load();
    return new VitalsPipeline.Plan(
        devices,
        DeteriorationRules.standard(),
        catalogue.topic(devices).lateness(),
        catalogue.topic("care.profiles").lateness(),
        Duration.ofDays(30),
        shared);
  }
}
