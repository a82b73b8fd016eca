package io.lifesign.local;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.landing.LandingConfig;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.ReplayProgress;
import io.lifesign.replay.Replayer;
import io.lifesign.replay.Speed;
import io.lifesign.replay.Target;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All jobs of the house, as they are deployed, on a stack of their own. */
final class HouseRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Which topics each job reads. */
  private static final Map<JobProgram, List<String>> READ =
      Map.of(
          JobProgram.VITALS, List.of("device.vitals", "care.profiles", "alerts.acks"),
          JobProgram.HOME, List.of("device.home", "care.profiles", "alerts.acks"),
          JobProgram.ARRHYTHMIA, List.of("device.ecg", "care.profiles", "alerts.acks"),
          JobProgram.READMISSION, List.of("ehr.fhir", "ehr.hl7v2", "vitals.scores", "alerts.acks"),
          JobProgram.DELIVERY,
              List.of("alerts", "vitals.scores", "readmission.risk", "fhir.outbound"));

  private final Catalogue catalogue = Catalogue.load();
  private final LocalStack stack;
  private final LocalSettings settings;
  private final ToldLines told;
  private final TopicTally tally;
  private final TopicFollower follower;
  private final Map<JobProgram, JobID> jobs = new LinkedHashMap<>();

  private HouseRun(LocalStack stack, LocalSettings settings) {
    this.stack = stack;
    this.settings = settings;
    String registry = stack.addresses().registry();
    this.told = new ToldLines(new TopicValues(registry));
    this.tally = new TopicTally(new TopicValues(registry), (alert, value) -> {});
    this.follower =
        TopicFollower.start(
            stack.addresses().kafka(),
            catalogue,
            record -> {
              told.add(record);
              tally.add(record);
            });
  }

  /** Starts the stack; no job runs then. */
  static HouseRun start(Path folder) throws InterruptedException {
    LocalSettings settings =
        LocalSettings.load()
            .with(
                Map.of(
                    CoreOptions.DEFAULT_PARALLELISM.key(),
                    "1",
                    CheckpointingOptions.SAVEPOINT_DIRECTORY.key(),
                    folder.resolve("savepoints").toUri().toString()));
    Ports ports = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY);
    LocalStack stack =
        LocalStack.start(
            new StackOptions(
                Installation.own(), Folders.fresh(folder.resolve("stack")), ports, settings),
            System.err::println);
    return new HouseRun(stack, settings);
  }

  /**
   * Lets every partition begin where another broker's has ended, behind records without content.
   */
  void fill(Map<String, List<Long>> ends) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.addresses().kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ends.forEach(
          (topic, partitions) -> {
            for (int partition = 0; partition < partitions.size(); partition++) {
              for (long offset = 0; offset < partitions.get(partition); offset++) {
                producer.send(new ProducerRecord<>(topic, partition, 0L, null, (byte[]) null));
              }
            }
          });
      producer.flush();
    }
  }

  /** How many records were ever written to each partition of each topic. */
  Map<String, List<Long>> ends() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (Topic topic : catalogue.topics()) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    Map<String, List<Long>> ends = new TreeMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.addresses().kafka()))) {
      ListOffsetsResult found = admin.listOffsets(latest);
      for (Topic topic : catalogue.topics()) {
        List<Long> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
          partitions.add(
              found.partitionResult(new TopicPartition(topic.name(), partition)).get().offset());
        }
        ends.put(topic.name(), partitions);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return ends;
  }

  /** Submits a job. */
  void submit(JobProgram program, Optional<Path> savepoint) throws InterruptedException {
    StreamExecutionEnvironment environment = stack.flink().environment(program.name());
    savepoint.ifPresent(
        path ->
            environment.configure(
                new Configuration()
                    .set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString())));
    LocalJobs.define(program, environment, program.settings(settings, stack.addresses()));
    jobs.put(program, stack.flink().submit(environment));
  }

  void publish(Dataset dataset) {
    Target target = new Target(stack.addresses().kafka(), stack.addresses().registry());
    new Replayer().publish(dataset, target, Speed.MAX, ReplayProgress.NONE);
  }

  /** Waits until a job's checkpoints hold everything that is in its topics. */
  void awaitRead(JobProgram program) throws InterruptedException {
    List<String> topics = program == JobProgram.LANDING ? landed() : READ.get(program);
    try (CommittedOffsets offsets =
        new CommittedOffsets(stack.addresses().kafka(), program.name())) {
      Await.until(
          program.name() + " to read everything",
          PATIENCE,
          () -> {
            requireAlive();
            return offsets.reached(topics);
          });
    }
  }

  /** Waits until time has passed a moment in each job that decides, and all of it is told. */
  void awaitDecided(long micros) throws InterruptedException {
    long millis = TimeUnit.MICROSECONDS.toMillis(micros);
    for (Map.Entry<JobProgram, JobID> job : jobs.entrySet()) {
      if (job.getKey() != JobProgram.DELIVERY && job.getKey() != JobProgram.LANDING) {
        Await.until(
            "time to pass in " + job.getKey().name(),
            PATIENCE,
            () -> {
              requireAlive();
              return lowestWatermark(job.getValue()) >= millis;
            });
      }
    }
  }

  private long lowestWatermark(JobID job) {
    try {
      return stack.flink().rest().lowestWatermark(job).orElse(Long.MIN_VALUE);
    } catch (UncheckedIOException e) {
      return Long.MIN_VALUE; // a busy Flink does not always answer in time
    }
  }

  private void requireAlive() throws InterruptedException {
    for (Map.Entry<JobProgram, JobID> job : jobs.entrySet()) {
      if (stack.flink().status(job.getValue()).isTerminalState()) {
        throw new IllegalStateException(
            job.getKey().name() + ": " + stack.flink().failure(job.getValue()));
      }
    }
  }

  /** Stops a job with a savepoint; everything that it has told lies in the topics then. */
  Path stop(JobProgram program) throws InterruptedException {
    ClusterRest rest = new ClusterRest(stack.addresses().flink(), Http.CLIENT);
    Path savepoint = Path.of(URI.create(rest.stop(rest.job(program.name()).orElseThrow())));
    jobs.remove(program);
    return savepoint;
  }

  /**
   * Stops all jobs, those that others read first, each with everything read.
   *
   * @return the savepoints
   */
  Map<JobProgram, Path> stopAll() throws InterruptedException {
    Map<JobProgram, Path> savepoints = new LinkedHashMap<>();
    for (JobProgram program : List.copyOf(jobs.keySet())) {
      awaitRead(program);
      savepoints.put(program, stop(program));
    }
    return savepoints;
  }

  /** What was told, the ledger's last rows behind it. */
  List<String> told() throws InterruptedException {
    Await.until("the topics to be read", PATIENCE, follower::caughtUp);
    List<String> all = new ArrayList<>(told.results());
    all.addAll(told.ledger());
    return all;
  }

  /** The tables and how many rows each lacks of what lies in its topic. */
  Map<String, Long> missingRows() {
    try (Lake lake = Lake.open(LakeConfig.embedded(Path.of(stack.addresses().warehouse())))) {
      Map<String, Long> rows = lake.rowCounts();
      Map<String, Long> missing = new HashMap<>();
      for (String topic : landed()) {
        String table = catalogue.topic(topic).table().name();
        long lacks = tally.records(topic) - tally.unreadable(topic) - rows.getOrDefault(table, 0L);
        if (lacks != 0) {
          missing.put(table, lacks);
        }
      }
      return missing;
    }
  }

  /** Types of resources and how many of each the FHIR server lacks. */
  Map<String, Long> missingResources() {
    Map<String, Long> missing = new HashMap<>();
    tally
        .resourcesByType()
        .forEach(
            (type, count) -> {
              long lacks = count - stack.fhir().count(type);
              if (lacks != 0) {
                missing.put(type, lacks);
              }
            });
    return missing;
  }

  private List<String> landed() {
    return LandingConfig.from(JobProgram.LANDING.settings(settings, stack.addresses()))
        .topics()
        .stream()
        .map(Topic::name)
        .toList();
  }

  @Override
  public void close() {
    follower.close();
    stack.close();
  }
}
