package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.AckKind;
import io.lifesign.schemas.AlertAck;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.Provisioner;
import io.lifesign.streaming.SubjectRegistration;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real broker and a real registry, once for all tests of this class. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalStackTest {

  private static final Catalogue CATALOGUE = Catalogue.load();

  @TempDir static Path folder;
  private static LocalStack stack;

  @BeforeAll
  static void start() throws InterruptedException {
    stack =
        LocalStack.start(
            new StackOptions(
                Installation.own(),
                Folders.fresh(folder.resolve("stack")),
                Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY),
                LocalSettings.load()),
            System.err::println);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void topicsAreMadeForReplays() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get())
          .containsAll(CATALOGUE.topics().stream().map(Topic::name).toList());
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, "device.vitals");
      var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(settings.get("message.timestamp.type").value()).isEqualTo("CreateTime");
      assertThat(settings.get("retention.ms").value()).isEqualTo("-1");
      assertThat(settings.get("message.timestamp.after.max.ms").value())
          .isEqualTo(Long.toString(Long.MAX_VALUE));
    }
  }

  @Test
  void provisioningAgainChangesNothing()
      throws ExecutionException, InterruptedException, IOException, RestClientException {
    SchemaRegistryClient registry = WriterSchemas.client(stack.addresses().registry());
    try (Admin admin = admin()) {
      new Provisioner(CATALOGUE, Provisioner.ArrivalClock.PRODUCER)
          .createTopics(admin, Optional.empty());
    }
    new SubjectRegistration(CATALOGUE).register(registry);

    assertThat(registry.getAllVersions("alerts-value")).containsExactly(1);
    assertThat(registry.getCompatibility("alerts-value")).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void aRecordWrittenWithTheSubjectsIdIsReadBack()
      throws IOException, RestClientException, InterruptedException {
    StackAddresses addresses = stack.addresses();
    AlertAck ack =
        new AlertAck(
            "p1", "a1", Instant.parse("2026-03-01T12:00:00Z"), AckKind.ACKNOWLEDGED, "nurse");
    int id =
        WriterSchemas.client(addresses.registry())
            .getLatestSchemaMetadata("alerts.acks-value")
            .getId();
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", addresses.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>("alerts.acks", new byte[] {'p', '1'}, new AvroBody(id).write(ack)));
    }

    BlockingQueue<byte[]> values = new ArrayBlockingQueue<>(1);
    try (TopicFollower ignored =
        TopicFollower.start(addresses.kafka(), CATALOGUE, record -> values.add(record.value()))) {
      byte[] value = values.poll(30, TimeUnit.SECONDS);
      assertThat(new TopicValues(addresses.registry()).read(value, AlertAck.class)).isEqualTo(ack);
    }
  }

  @Test
  void everyTopicHasItsTable() {
    try (Lake lake = Lake.open(LakeConfig.embedded(Path.of(stack.addresses().warehouse())))) {
      assertThat(lake.rowCounts().keySet())
          .containsAll(CATALOGUE.topics().stream().map(topic -> topic.table().name()).toList());
    }
  }

  @Test
  void theFhirServerTellsItsCapabilities() {
    assertThat(Http.answers(stack.addresses().fhir() + "/metadata")).isTrue();
  }

  @Test
  void flinkShowsItsWebPage() {
    assertThat(Http.answers(stack.addresses().flink() + "/index.html")).isTrue();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noProcessIsLeftBehind() {
    List<Long> children = stack.childPids();
    assertThat(children).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());

    stack.close();

    assertThat(children)
        .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", stack.addresses().kafka()));
  }
}
