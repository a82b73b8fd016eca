package io.lifesign.local;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ReplayProgress;
import io.lifesign.replay.Replayer;
import io.lifesign.replay.Speed;
import io.lifesign.replay.Target;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A stack for the time of one replay: started, fed, watched until everything is decided and landed.
 */
final class LocalRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final List<String> DELIVERED =
      List.of("alerts", "vitals.scores", "readmission.risk", "fhir.outbound");
  private static final Duration JOBS_PATIENCE = Duration.ofSeconds(90);

  private final StackOptions options;
  private final Consumer<String> progress;
  private final Catalogue catalogue = Catalogue.load();
  private final AlertCounts alerts = new AlertCounts();
  private final LocalStack stack;
  private final LocalJobs jobs;
  private final TopicTally tally;
  private final TopicFollower follower;
  private final CommittedOffsets delivery;
  private final Lake lake;

  private LocalRun(
      StackOptions options,
      LocalStack stack,
      Consumer<Alert> alertListener,
      Consumer<String> progress)
      throws InterruptedException {
    this.options = options;
    this.progress = progress;
    this.stack = stack;
    StackAddresses addresses = stack.addresses();
    this.tally =
        new TopicTally(
            new TopicValues(addresses.registry()),
            (alert, value) -> {
              if (alerts.add(alert, value)) {
                alertListener.accept(alert);
              }
            });
    this.jobs = LocalJobs.submit(options.settings(), stack.flink(), addresses);
    this.follower = TopicFollower.start(addresses.kafka(), catalogue, tally::add);
    this.delivery = new CommittedOffsets(addresses.kafka(), LocalJobs.DELIVERY);
    this.lake = Lake.open(LakeConfig.embedded(options.warehouse()));
  }

  /**
   * Starts a stack with all jobs running.
   *
   * @param alertListener is told every alert as it comes, once
   */
  static LocalRun start(
      StackOptions options, Consumer<Alert> alertListener, Consumer<String> progress)
      throws InterruptedException {
    LocalStack stack = LocalStack.start(options, progress);
    try {
      LocalRun run = new LocalRun(options, stack, alertListener, progress);
      progress.accept("Starting the jobs");
      run.awaitJobs();
      return run;
    } catch (InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  LocalStack stack() {
    return stack;
  }

  private void awaitJobs() throws InterruptedException {
    Await.until("the jobs to run", JOBS_PATIENCE, jobs::running);
  }

  /** Publishes a dataset and waits until every record of it is decided and landed. */
  RunSummary replay(Dataset dataset, Speed speed, ReplayProgress replayProgress)
      throws InterruptedException {
    StackAddresses addresses = stack.addresses();
    Target target = new Target(addresses.kafka(), addresses.registry());
    long lastTickMillis = TimeUnit.MICROSECONDS.toMillis(dataset.endMicros());
    try (replayProgress) {
      new Replayer().publish(dataset, target, speed, replayProgress);
    }
    progress.accept("All sent; waiting until everything is decided");
    Await.until("the jobs to decide everything", PATIENCE, () -> decided(lastTickMillis));
    progress.accept("All decided; waiting until the FHIR server has heard of it");
    Await.until("the FHIR server to hold every resource", PATIENCE, this::delivered);
    progress.accept("All delivered; waiting until the tables hold every row");
    Await.until("the tables to hold every row", PATIENCE, this::landed);
    return summary();
  }

  /** All records are accounted for, and time has passed the last of them in every operator. */
  private boolean decided(long lastMillis) throws InterruptedException {
    jobs.requireRunning();
    return follower.caughtUp()
        && jobs.decides().entrySet().stream()
            .allMatch(
                job ->
                    job.getValue().stream().allMatch(topic -> tally.decided(job.getKey(), topic)))
        && jobs.deciding().stream()
            .allMatch(
                job -> {
                  OptionalLong watermark = stack.flink().rest().lowestWatermark(job);
                  return watermark.isPresent() && watermark.getAsLong() >= lastMillis;
                });
  }

  /** Results have become resources, and the server holds each of them. */
  private boolean delivered() throws InterruptedException {
    jobs.requireRunning();
    return delivery.reached(DELIVERED)
        && follower.caughtUp()
        && tally.resourcesByType().entrySet().stream()
            .allMatch(type -> stack.fhir().count(type.getKey()) == type.getValue());
  }

  private boolean landed() throws InterruptedException {
    jobs.requireRunning();
    if (!follower.caughtUp()) {
      return false;
    }
    SortedMap<String, Long> rows = lake.rowCounts();
    return jobs.landed().stream()
        .allMatch(
            topic ->
                rows.getOrDefault(topic.table().name(), -1L)
                    == tally.records(topic.name()) - tally.unreadable(topic.name()));
  }

  private RunSummary summary() {
    long records =
        catalogue.topics().stream()
            .filter(topic -> topic.kind() != Topic.Kind.RESULT)
            .mapToLong(topic -> tally.records(topic.name()))
            .sum();
    return new RunSummary(
        records,
        tally.records("vitals.scores"),
        alerts.distinct(),
        alerts.byRule(),
        alerts.byPriority(),
        tally.deadByReason(),
        tally.outcomes(Verdict.LATE),
        tally.outcomes(Verdict.DUPLICATE),
        tally.resourcesByType(),
        lake.rowCounts(),
        tally.ledgerBalances(),
        options.warehouse().toString(),
        alerts.digest());
  }

  @Override
  public void close() {
    follower.close();
    delivery.close();
    lake.close();
    stack.close();
  }
}
