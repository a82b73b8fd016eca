package io.lifesign.replay.backtest;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.deterioration.DeteriorationRules;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.replay.ArrivalLog;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ReplayException;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.RecordVerdict;
import io.lifesign.streaming.SharedTopics;
import io.lifesign.vitals.VitalArrivalSerializer;
import io.lifesign.vitals.VitalSignsMapper;
import io.lifesign.vitals.VitalsPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Both deployments of the vitals job over a history. */
public final class VitalsRun {

  private static final Duration RETENTION = Duration.ofDays(30);

  private final ArrivalLog log;
  private final DeteriorationRules rules;
  private final int parallelism;
  private final List<Alert> alerts = new ArrayList<>();
  private final List<VitalScores> scores = new ArrayList<>();
  private final List<RecordVerdict> verdicts = new ArrayList<>();

  private VitalsRun(ArrivalLog log, DeteriorationRules rules, int parallelism) {
    this.log = log;
    this.rules = rules;
    this.parallelism = parallelism;
  }

  /**
   * Runs a history through the rules.
   *
   * @throws ReplayException if the run fails
   */
  public static VitalsHistory of(Dataset dataset, DeteriorationRules rules)
      throws InterruptedException {
    return of(dataset, rules, 1);
  }

  /** The same on several tasks an operator. */
  public static VitalsHistory of(Dataset dataset, DeteriorationRules rules, int parallelism)
      throws InterruptedException {
    VitalsRun run = new VitalsRun(ArrivalLog.of(dataset), rules, parallelism);
    run.deployment("device.vitals", SharedTopics.REPORTED_HERE);
    run.deployment("device.home", SharedTopics.REPORTED_ELSEWHERE);
    return run.said(dataset);
  }

  private VitalsHistory said(Dataset dataset) {
    // what the closing ticks repeat is none of the history
    scores.removeIf(score -> score.atMicros() > dataset.endMicros());
    scores.sort(
        Comparator.comparingLong(VitalScores::atMicros).thenComparing(VitalScores::patientId));
    return new VitalsHistory(BoundedRun.said(alerts, dataset), scores, verdicts);
  }

  private void deployment(String devices, SharedTopics shared) throws InterruptedException {
    Catalogue catalogue = Catalogue.load();
    BoundedRun run = new BoundedRun(log, parallelism);
    VitalsPipeline.Outputs out =
        VitalsPipeline.build(
            new VitalsPipeline.Inputs(
                run.read(
                    devices,
                    VitalSigns.class,
                    new VitalSignsMapper(),
                    VitalArrivalSerializer.type()),
                run.profiles(),
                run.acks()),
            new VitalsPipeline.Plan(
                devices,
                rules,
                catalogue.topic(devices).lateness(),
                catalogue.topic("care.profiles").lateness(),
                RETENTION,
                shared));
    run.collect(out.alerts(), alerts);
    run.collect(out.scores(), scores);
    run.collect(out.verdicts(), verdicts);
    run.execute();
  }
}
