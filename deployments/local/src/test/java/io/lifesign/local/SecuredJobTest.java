package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.schemas.VitalScore;
import io.lifesign.schemas.VitalSigns;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.SubjectRegistration;
import io.lifesign.streaming.Ticks;
import io.lifesign.streaming.WriterSchemas;
import io.lifesign.vitals.VitalsScoringConfig;
import io.lifesign.vitals.VitalsScoringJob;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job between a broker and a registry that both ask who is there. */
class SecuredJobTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final String JOB = JobProgram.VITALS.name();
  private static final String API = "/apis/ccompat/v7";

  @TempDir static Path folder;
  private static GuardedBroker broker;
  private static Registry behind;
  private static GuardedRegistry registry;
  private static SchemaRegistryClient schemas;
  private static Path registryFile;
  private static FlinkCluster flink;

  @BeforeAll
  static void start() throws Exception {
    Ports ports = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY);
    behind =
        Registry.start(
            Installation.own(), ports, folder.resolve("registry-data"), folder.resolve("logs"));
    broker =
        GuardedBroker.start(
            folder, List.of(JOB, JobProgram.DELIVERY.name(), "device-gateway", "care-team"));
    broker.applyRules();
    behind.awaitHealthy();
    schemas = WriterSchemas.client(behind.url());
    new SubjectRegistration(CATALOGUE).register(schemas);
    LocalCa ca = LocalCa.make(folder.resolve("registry"));
    registry =
        new GuardedRegistry(
            URI.create("http://127.0.0.1:" + ports.registry()), ca.issue("registry"), "127.0.0.1");
    registryFile =
        registry.clientFile(folder.resolve("registry-client"), ca.trust(), registry.password());
    flink = FlinkCluster.start(LocalSettings.load(), ports, folder.resolve("flink"));
  }

  @AfterAll
  static void stop() {
    flink.close();
    registry.close();
    behind.close();
    broker.close();
  }

  @Test
  void recordsOfTheGatewayBecomeScoresThatDeliveryReads() throws Exception {
    submit(JOB);
    try (var gateway = producer("device-gateway");
        var careTeam = producer("care-team")) {
      Topic vitals = CATALOGUE.topic("device.vitals");
      int id = schemas.getLatestSchemaMetadata(vitals.subject()).getId();
      for (int i = 0; i < 5; i++) {
        VitalSigns record =
            VitalSigns.newBuilder()
                .setPatientId("p" + i)
                .setDeviceId("d" + i)
                .setBootId("b")
                .setSequence(1)
                .setEventTime(START)
                .setHeartRate(120.0)
                .setRespiratoryRate(26.0)
                .build();
        byte[] key = record.getPatientId().getBytes(StandardCharsets.UTF_8);
        gateway
            .send(
                new ProducerRecord<>(
                    vitals.name(), null, START.toEpochMilli(), key, new AvroBody(id).write(record)))
            .get();
      }
      tick(gateway, vitals);
      tick(careTeam, CATALOGUE.topic("care.profiles"));
      tick(careTeam, CATALOGUE.topic("alerts.acks"));
    }

    assertThat(scored(5)).containsExactly("p0", "p1", "p2", "p3", "p4");
  }

  @Test
  void withoutItsRuleTheJobFailsNamingWhatIsRefusedAndNoSecret() throws Exception {
    // the password is that of vitals-scoring, which has no rule for device.home, nor for the group
    JobID job = submit(JobProgram.HOME.name());

    Await.until("the job to fail", PATIENCE, () -> flink.status(job).isGloballyTerminalState());

    assertThat(flink.status(job)).isEqualTo(JobStatus.FAILED);
    assertThat(flink.failure(job))
        .as("whichever of the two the broker refuses first")
        .containsPattern(
            "TopicAuthorizationException.*device\\.home|GroupAuthorizationException.*vitals-home");
    String told = Http.body(flink.url() + "/jobs/" + job + "/exceptions");
    for (String secret : secrets()) {
      assertThat(told).doesNotContain(secret);
    }
  }

  private static List<String> secrets() throws IOException {
    String jaas = Files.readString(broker.clientFile(JOB).resolveSibling("sasl.jaas.config"));
    String password = jaas.replaceFirst("(?s).*password=\"([^\"]+)\".*", "$1");
    assertThat(password).hasSizeBetween(20, 40);
    return List.of(password, registry.password());
  }

  /** Submits the job with the password of vitals-scoring. */
  private static JobID submit(String name) throws InterruptedException {
    StackAddresses stack =
        new StackAddresses(
            0, broker.address(), registry.url(API), flink.url(), "", "", "", Map.of());
    Map<String, String> settings = JobProgram.of(name).settings(LocalSettings.load(), stack);
    settings.put("kafka.client-file", broker.clientFile(JOB).toString());
    settings.put("registry.client-file", registryFile.toString());
    StreamExecutionEnvironment environment = flink.environment(name);
    VitalsScoringJob.define(environment, VitalsScoringConfig.from(Configuration.fromMap(settings)));
    return flink.submit(environment);
  }

  private static KafkaProducer<byte[], byte[]> producer(String user) {
    return new KafkaProducer<>(
        broker.client(user), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** An hour later nobody has anything to add. */
  private static void tick(KafkaProducer<byte[], byte[]> producer, Topic topic) throws Exception {
    long micros = START.plus(Duration.ofHours(1)).toEpochMilli() * 1_000;
    for (int partition = 0; partition < topic.partitions(); partition++) {
      producer.send(Ticks.record(topic.name(), partition, micros)).get();
    }
  }

  /** The patients of whom scores are told, as a user reads them who may. */
  private static Set<String> scored(int patients) {
    Topic scores = CATALOGUE.topic("vitals.scores");
    Properties client = broker.client(JobProgram.DELIVERY.name());
    TopicValues values = new TopicValues(behind.url());
    Set<String> found = new TreeSet<>();
    try (var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, scores.partitions())
              .mapToObj(partition -> new TopicPartition(scores.name(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (found.size() < patients && System.nanoTime() < end) {
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(
                record -> {
                  if (record.value() != null) {
                    found.add(values.read(record.value(), VitalScore.class).getPatientId());
                  }
                });
      }
    }
    return found;
  }
}
