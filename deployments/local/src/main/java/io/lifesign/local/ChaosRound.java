package io.lifesign.local;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.reconcile.Finding;
import io.lifesign.replay.ReplayException;
import io.lifesign.replay.Replayer;
import io.lifesign.replay.Speed;
import io.lifesign.replay.Target;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.ResultSerializer;
import io.lifesign.streaming.WriterSchemas;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A cluster of its own under load, some kills, and the proof of what became of every record. */
final class ChaosRound {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long MICROS = 1_000_000;
  private static final int SHORTEST_PAUSE_MILLIS = 500;
  private static final List<JobProgram> JOBS = List.of(JobProgram.VITALS, JobProgram.LANDING);

  /**
   * What is asked of a round.
   *
   * @param pauseMillis the longest between a recovery and the next kill
   * @param enoughMillis a lag below it is none
   * @param soak how long to look on where nothing is killed
   */
  record Plan(
      long seed, int patients, int kills, int pauseMillis, long enoughMillis, Duration soak) {}

  private final ClusterOptions options;
  private final Plan plan;
  private final Consumer<String> progress;
  private final ChaosAlerts alerts = new ChaosAlerts();
  private final List<ChaosKill> kills = new ArrayList<>();
  private final Topic devices = Catalogue.load().topic(ChaosLoad.TOPIC);
  private final ChaosLag lag;
  private ChaosMemory memory;
  private long restarts;

  ChaosRound(ClusterOptions options, Plan plan, Consumer<String> progress) {
    this.options = options;
    this.plan = plan;
    this.progress = progress;
    this.lag = new ChaosLag(devices.lateness().toMillis());
  }

  /**
   * Runs the round to its end.
   *
   * @throws Refusal if the cluster does not come up or does not come back
   */
  ChaosResult run() throws InterruptedException {
    ChaosLoad load;
    List<Alert> expected;
    ChaosVerdict verdict;
    try (ClusterStack stack = ClusterStack.start(options, progress)) {
      StackAddresses at = stack.addresses();
      ClusterJobs jobs = new ClusterJobs(at, options.stack().settings(), progress);
      for (JobProgram program : JOBS) {
        Path jar = jobs.deployments().keep(Installation.own().jobJar(program.module()));
        jobs.submit(new Deployment(program.name(), jar, 1, Optional.empty()), Optional.empty());
      }
      TopicTally tally =
          new TopicTally(
              known(at.registry()),
              (alert, value) ->
                  alerts.tell(
                      alert,
                      lag.latencyMillis(
                          alert.getEventTime().toEpochMilli(), System.currentTimeMillis())));
      try (TopicFollower follower =
          TopicFollower.start(at.kafka(), followed(), record -> take(record, tally))) {
        load =
            ChaosLoad.endless(
                plan.seed(), plan.patients(), Instant.now().getEpochSecond() * MICROS);
        progress.accept("Load: " + load.note());
        CompletableFuture<Void> feed = feed(load, at);
        try {
          Await.until("the first scores", PATIENCE, () -> small(feed, follower));
          disturb(stack, jobs, () -> requireFlow(feed, follower));
        } finally {
          load.stop();
        }
        join(feed);
        progress.accept("Sent " + load.asSent().size() + " records, waiting for all decisions");
        boolean decided = decided(tally, follower);
        expected = ChaosAlerts.expected(load.asSent());
        settle(expected.size(), follower);
        verdict = verdict(at, load.asSent().size(), !decided, expected);
      }
    }
    progress.accept(verdict.line());
    return new ChaosResult(
        plan.seed(),
        List.copyOf(kills),
        verdict,
        restarts,
        alerts.latencyMillis(0.5),
        alerts.latencyMillis(0.99),
        memory.rows());
  }

  /** Reads what is followed also while the registry is away. */
  private static TopicValues known(String registryUrl) {
    SchemaRegistryClient registry = WriterSchemas.client(registryUrl);
    WriterSchemas schemas = new WriterSchemas(registry);
    for (Topic topic : followed().topics()) {
      schemas.byId(
          ResultSerializer.registeredId(registry, topic.subject(), topic.schema().toString()));
    }
    return new TopicValues(schemas);
  }

  private static Catalogue followed() {
    Catalogue all = Catalogue.load();
    return new Catalogue(
        List.of(
            all.topic(ChaosLoad.TOPIC),
            all.topic(ChaosLag.TOPIC),
            all.topic(AlertsReader.TOPIC),
            all.topic("ledger")));
  }

  private void take(ConsumerRecord<byte[], byte[]> record, TopicTally tally) {
    if (record.topic().equals(ChaosLag.TOPIC)) {
      lag.scored(record);
    }
    tally.add(record);
  }

  private CompletableFuture<Void> feed(ChaosLoad load, StackAddresses at) {
    Target target = new Target(at.kafka(), at.registry());
    return CompletableFuture.runAsync(
        () -> new Replayer(PATIENCE).publish(load, target, new Speed(1), lag));
  }

  private boolean small(CompletableFuture<Void> feed, TopicFollower follower) {
    requireFlow(feed, follower);
    return lag.millis() < plan.enoughMillis();
  }

  /** Complains if the load has broken off, or if nobody reads any more what comes of it. */
  private static void requireFlow(CompletableFuture<Void> feed, TopicFollower follower) {
    if (feed.isDone()) {
      join(feed);
    }
    follower.caughtUp();
  }

  private static void join(CompletableFuture<Void> feed) {
    try {
      feed.join();
    } catch (CompletionException e) {
      throw new ReplayException("the load ended: " + e.getCause().getMessage(), e);
    }
  }

  private void disturb(ClusterStack stack, ClusterJobs jobs, Runnable requireFlow)
      throws InterruptedException {
    memory = new ChaosMemory(stack, jobs.rest());
    Random random = new Random(plan.seed());
    ChaosKiller killer = new ChaosKiller(stack, jobs, lag, plan.enoughMillis(), requireFlow);
    for (ChaosFault fault : ChaosFault.plan(plan.kills(), random)) {
      Thread.sleep(random.nextInt(SHORTEST_PAUSE_MILLIS, plan.pauseMillis() + 1));
      ChaosKill kill = killer.kill(fault);
      kills.add(kill);
      memory.look();
      progress.accept(kill.line(kills.size(), plan.kills()));
    }
    long end = System.nanoTime() + plan.soak().toNanos();
    while (System.nanoTime() < end) {
      requireFlow.run();
      memory.look();
      memory.lookAtWhatLives();
      Thread.sleep(
          Math.max(1, Math.min(ChaosMemory.EVERY_MILLIS, (end - System.nanoTime()) / MICROS)));
    }
    restarts =
        ClusterStatus.all(jobs, stack.addresses().kafka(), InstantSource.system()).stream()
            .mapToLong(status -> status.restarts() == null ? 0 : status.restarts())
            .sum();
  }

  private static boolean decided(TopicTally tally, TopicFollower follower)
      throws InterruptedException {
    try {
      Await.until(
          "every record to be decided",
          PATIENCE,
          () -> follower.caughtUp() && tally.decided(JobProgram.VITALS.name(), ChaosLoad.TOPIC));
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  /** What is on its way may still arrive; what is missing then is lost. */
  private void settle(int expected, TopicFollower follower) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (alerts.size() < expected && System.nanoTime() < end || !follower.caughtUp()) {
      Thread.sleep(ChaosMemory.EVERY_MILLIS / 20);
    }
  }

  private ChaosVerdict verdict(
      StackAddresses at, long records, boolean undecided, List<Alert> expected)
      throws InterruptedException {
    LakeConfig config = LakeConfig.embedded(Path.of(at.warehouse()));
    List<String> findings;
    try (BrokerLog log = BrokerLog.open(at.kafka())) {
      findings =
          ReconcileCommand.settled(config, Optional.of(log), PATIENCE, ignored -> {})
              .findings()
              .stream()
              .map(Finding::line)
              .toList();
    }
    findings.forEach(progress);
    try (Lake lake = Lake.existing(config)) {
      long rows =
          lake.rowsByPartition(devices.table().name()).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      return new ChaosVerdict(records, rows, findings, undecided, alerts.against(expected));
    }
  }
}
