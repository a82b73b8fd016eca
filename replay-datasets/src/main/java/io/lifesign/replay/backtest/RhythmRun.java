package io.lifesign.replay.backtest;

import io.lifesign.arrhythmia.ArrhythmiaConfig;
import io.lifesign.arrhythmia.ArrhythmiaPipeline;
import io.lifesign.arrhythmia.EcgArrivalSerializer;
import io.lifesign.arrhythmia.EcgChunkMapper;
import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.rhythm.RhythmRules;
import io.lifesign.replay.ArrivalLog;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.EcgRecords;
import io.lifesign.replay.ReplayException;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EcgChunk;
import io.lifesign.streaming.SharedTopics;
import java.util.ArrayList;
import java.util.List;

/** The arrhythmia job over the waveforms of a history. */
public final class RhythmRun {

  private RhythmRun() {}

  /**
   * Runs a history through the rules.
   *
   * @return what it tells; nothing where the history holds no waveform
   * @throws ReplayException if the run fails
   */
  public static List<Alert> of(Dataset dataset, RhythmRules rules, int parallelism)
      throws InterruptedException {
    if (dataset.arrivals().noneMatch(arrival -> arrival.topic().equals(EcgRecords.TOPIC))) {
      return List.of();
    }
    Catalogue catalogue = Catalogue.load();
    BoundedRun run = new BoundedRun(ArrivalLog.of(dataset), parallelism);
    ArrhythmiaPipeline.Outputs out =
        ArrhythmiaPipeline.build(
            new ArrhythmiaPipeline.Inputs(
                run.read(
                    EcgRecords.TOPIC,
                    EcgChunk.class,
                    new EcgChunkMapper(),
                    EcgArrivalSerializer.type()),
                run.profiles(),
                run.acks()),
            new ArrhythmiaPipeline.Plan(
                ArrhythmiaConfig.JOB.defaultValue(),
                rules,
                catalogue.topic(EcgRecords.TOPIC).lateness(),
                catalogue.topic("care.profiles").lateness(),
                ArrhythmiaConfig.SILENCE.defaultValue(),
                ArrhythmiaConfig.RETENTION.defaultValue(),
                SharedTopics.REPORTED_ELSEWHERE));
    List<Alert> alerts = new ArrayList<>();
    run.collect(out.alerts(), alerts);
    run.execute();
    return BoundedRun.said(alerts, dataset);
  }
}
