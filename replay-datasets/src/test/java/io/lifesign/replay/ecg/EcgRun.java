package io.lifesign.replay.ecg;

import io.lifesign.arrhythmia.ArrhythmiaConfig;
import io.lifesign.arrhythmia.ArrhythmiaPipeline;
import io.lifesign.arrhythmia.EcgArrivalSerializer;
import io.lifesign.arrhythmia.EcgChunkMapper;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.LoggedRun;
import io.lifesign.replay.RecordedLog;
import io.lifesign.replay.TestRegistry;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.streaming.AckArrivalSerializer;
import io.lifesign.streaming.AlertAckMapper;
import io.lifesign.streaming.CareProfileMapper;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.ProfileArrivalSerializer;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import java.util.ArrayList;
import java.util.List;

/** What the arrhythmia job makes of a dataset, with the settings it has by default. */
public record EcgRun(
    List<RhythmEpisode> episodes,
    List<Alert> alerts,
    List<RecordVerdict> verdicts,
    List<DeadRecord> dead) {

  private static final String DEVICES = "device.ecg";
  private static final String PROFILES = "care.profiles";

  static EcgRun of(Dataset dataset, int parallelism) throws Exception {
    return of(dataset, Course.undisturbed(parallelism));
  }

  public static EcgRun of(Dataset dataset, Course course) throws Exception {
    try (TestRegistry registry = new TestRegistry()) {
      EcgRun run =
          new EcgRun(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      run.fill(new LoggedRun(RecordedLog.of(dataset, registry::id), registry, course));
      run.episodes.removeIf(episode -> !LoggedRun.said(dataset, episode.atMicros()));
      run.alerts.removeIf(alert -> !LoggedRun.said(dataset, alert.atMicros()));
      return run;
    }
  }

  private void fill(LoggedRun run) throws Exception {
    ArrhythmiaPipeline.Outputs out =
        ArrhythmiaPipeline.build(
            new ArrhythmiaPipeline.Inputs(
                run.read(
                    DEVICES, EcgChunk.class, new EcgChunkMapper(), EcgArrivalSerializer.type()),
                run.read(
                    PROFILES,
                    CareProfile.class,
                    new CareProfileMapper(),
                    ProfileArrivalSerializer.type()),
                run.read(
                    "alerts.acks",
                    AlertAck.class,
                    new AlertAckMapper(),
                    AckArrivalSerializer.type())),
            plan());
    run.collect(out.episodes(), episodes);
    run.collect(out.alerts(), alerts);
    run.collect(out.verdicts(), verdicts);
    run.collect(out.dead(), dead);
    run.execute();
  }

  private static ArrhythmiaPipeline.Plan plan() {
    Catalogue catalogue = Catalogue.load();
    return new ArrhythmiaPipeline.Plan(
        ArrhythmiaConfig.JOB.defaultValue(),
        RhythmRules.standard(),
        catalogue.topic(DEVICES).lateness(),
        catalogue.topic(PROFILES).lateness(),
        ArrhythmiaConfig.SILENCE.defaultValue(),
        ArrhythmiaConfig.RETENTION.defaultValue(),
        SharedTopics.REPORTED_HERE);
  }
}
