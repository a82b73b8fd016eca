package io.lifesign.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.erase.Erasure;
import io.lifesign.lake.erase.PatientBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patient in topics of a real broker, and in the files under it. */
class TopicErasureTest {

  private static final String ANNA = "patient-0042";
  private static final String BERT = "patient-00421";
  private static final String CARL = "carl";
  private static final Pattern ANNA_ALONE = Pattern.compile("patient-0042(?!1)");

  private static final String PLAIN = "plain.topic";
  private static final String COMPACTED = "compacted.topic";
  private static final List<String> TOPICS = List.of(PLAIN, "no.topic", COMPACTED);

  private static final long T0 = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long LATER = T0 + Duration.ofHours(2).toMillis();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;
  private Path data;
  private Broker broker;

  @BeforeEach
  void start() throws InterruptedException, IOException {
    Path own = Files.createDirectories(folder.resolve("broker"));
    Path logs = Files.createDirectories(folder.resolve("logs"));
    data = Broker.dataUnder(own);
    broker = Broker.start(Installation.own(), Ports.choose(0, 0, 0, 0), own, logs);
    broker.awaitHealthy();
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void topicsAndFilesForgetThePatientAndNobodyElse() throws Exception {
    fill();
    Map<String, Map<String, String>> settings = settings();
    List<String> kept = records(PLAIN, 0, 5);
    List<String> bert = records(PLAIN, 2, 0);
    String compacted = records(COMPACTED, 0, 0).get(3);

    BrokerErasure.State before;
    BrokerErasure.State after;
    TopicErasure.Outcome outcome;
    List<Erasure.Tick> written = new ArrayList<>();
    try (BrokerErasure erasure = erasure(List.of(data))) {
      before = erasure.look();
      outcome = erasure.forget(before, written::addAll);
      after = erasure.look();
    }

    assertThat(before.held())
        .extracting(each -> each.where() + " " + each.records() + " of " + each.read())
        .containsExactly(
            "plain.topic-0 2 of 7", "plain.topic-1 2 of 3", "compacted.topic-0 3 of 5");
    assertThat(before.files().found())
        .extracting(each -> each.topic() + " " + each.records() + " " + each.raw())
        .containsExactlyInAnyOrder(
            "plain.topic 2 true", "plain.topic 2 false", "compacted.topic 3 true");
    assertThat(before.files().records()).isGreaterThanOrEqualTo(16);

    assertThat(after.clean()).isTrue();
    assertThat(filesWithAnna()).isEmpty();
    assertThat(outcome.ticks()).isEqualTo(written);
    assertThat(outcome.copiesUnread()).isZero();
    assertThat(outcome.notPutBack()).isEmpty();
    assertThat(settings()).isEqualTo(settings);

    // what began with a segment of its own stays, as does what was never touched
    assertThat(records(PLAIN, 0, 0)).isEqualTo(kept);
    assertThat(records(PLAIN, 2, 0)).isEqualTo(bert);
    assertThat(records(COMPACTED, 0, 0)).contains(compacted);
    // partition 1 had one segment: it ended where the only tick is
    assertThat(outcome.ticks()).contains(new Erasure.Tick(PLAIN, 1, 3));
    assertThat(records(PLAIN, 1, 0)).singleElement().asString().startsWith("3 null null");
    assertThat(outcome.ticks())
        .noneMatch(tick -> tick.topic().equals(PLAIN) && tick.partition() != 1);
  }

  @Test
  void whatNoReaderFindsAnyMoreIsFoundInTheFilesAndGoes() throws Exception {
    fill();
    try (BrokerErasure unseeing = erasure(List.of())) {
      BrokerErasure.State seen = unseeing.look();
      assertThat(seen.files()).isNull();
      TopicErasure.Outcome outcome = unseeing.forget(seen, ticks -> {});
      // of two partitions of one topic and of the compacted one
      assertThat(outcome.copiesUnread()).isEqualTo(3);
      assertThat(unseeing.look().held()).isEmpty();
    }

    try (BrokerErasure erasure = erasure(List.of(data))) {
      BrokerErasure.State before = erasure.look();
      assertThat(before.held()).isEmpty();
      erasure.forget(before, ticks -> {});
      assertThat(erasure.look().clean()).isTrue();
    }
    assertThat(filesWithAnna()).isEmpty();
  }

  @Test
  void filesThatWouldProveNothingAreRefused() throws Exception {
    Path foreign = Files.createDirectories(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("meta.properties"), "version=1\ncluster.id=other\n");

    assertThatThrownBy(() -> new BrokerFolders(List.of(foreign)).require("this"))
        .hasMessageEndingWith("is the data folder of another cluster.");
    assertThatThrownBy(() -> new BrokerFolders(List.of(folder)).require("this"))
        .hasMessageEndingWith("is no data folder of a broker that can be read here.");

    fill();
    Path copy = Files.createDirectories(foreign.resolve(PLAIN + "-0"));
    Files.createFile(copy.resolve("00000000000000000000.log"));
    try (BrokerErasure erasure = erasure(List.of(foreign))) {
      assertThatThrownBy(erasure::look)
          .isInstanceOf(Refusal.class)
          .hasMessageStartingWith("The patient is in plain.topic-0, but not in its files");
    }
  }

  private BrokerErasure erasure(List<Path> logDirs) {
    PatientBytes patient = new PatientBytes(ANNA);
    RecordSearch records = new RecordSearch(patient, id -> Optional.empty());
    SegmentScan scan = new SegmentScan(records, patient);
    TopicSearch search = new TopicSearch(broker.address(), records);
    BrokerFolders folders = new BrokerFolders(logDirs);
    return new BrokerErasure(
        TOPICS,
        search,
        folders,
        scan,
        new TopicErasure(broker.address(), search, folders, scan, PATIENCE, System.err::println));
  }

  private void fill() throws Exception {
    Map<String, String> kept = Map.of("retention.ms", "-1", "segment.ms", "3600000");
    Map<String, String> newest = Map.of("cleanup.policy", "compact", "retention.ms", "-1");
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(PLAIN, 3, (short) 1).configs(kept),
                  new NewTopic(COMPACTED, 1, (short) 1).configs(newest)))
          .all()
          .get();
    }
    try (KafkaProducer<byte[], byte[]> producer = producer("none")) {
      send(producer, PLAIN, 0, T0, BERT, "0");
      send(producer, PLAIN, 0, T0, ANNA, "1");
      send(producer, PLAIN, 0, T0, BERT, "2");
      send(producer, PLAIN, 0, T0, BERT, "of Patient/" + ANNA);
      send(producer, PLAIN, 0, T0, BERT, "4");
      producer.flush();
      // an hour ends the segment: these two begin another
      send(producer, PLAIN, 0, LATER, BERT, "5");
      send(producer, PLAIN, 0, LATER, BERT, "6");
      send(producer, PLAIN, 2, T0, BERT, "0");
      send(producer, COMPACTED, 0, T0, ANNA, "0");
      send(producer, COMPACTED, 0, T0, BERT, "1");
      send(producer, COMPACTED, 0, T0, CARL, "of Patient/" + ANNA);
    }
    try (KafkaProducer<byte[], byte[]> producer = producer("gzip")) {
      send(producer, PLAIN, 1, T0, BERT, "0");
      send(producer, PLAIN, 1, T0, ANNA, "1".repeat(200));
      send(producer, PLAIN, 1, T0, BERT, "of Patient/" + ANNA + "/".repeat(200));
      send(producer, COMPACTED, 0, T0, BERT, "3".repeat(200));
      send(producer, COMPACTED, 0, T0, ANNA, "4".repeat(200));
    }
  }

  private KafkaProducer<byte[], byte[]> producer(String compression) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.address());
    settings.put("compression.type", compression);
    settings.put("linger.ms", 5_000); // ended by closing: one batch a partition and time
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      String topic,
      int partition,
      long millis,
      String key,
      String value) {
    producer.send(
        new ProducerRecord<>(topic, partition, millis, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  /** The records of a partition as text, with their offsets. */
  private List<String> records(String topic, int partition, long from) {
    TopicPartition where = new TopicPartition(topic, partition);
    List<String> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.address()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      long end = consumer.endOffsets(List.of(where)).get(where);
      consumer.assign(List.of(where));
      consumer.seek(where, Math.max(from, consumer.beginningOffsets(List.of(where)).get(where)));
      while (consumer.position(where) < end) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record ->
                    records.add(
                        record.offset()
                            + " "
                            + text(record.key())
                            + " "
                            + text(record.value())
                            + " "
                            + record.timestamp()));
      }
    }
    return records;
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "null" : new String(bytes, UTF_8);
  }

  /** Every setting that the topics have of their own. */
  private Map<String, Map<String, String>> settings() throws Exception {
    Map<String, Map<String, String>> settings = new TreeMap<>();
    try (Admin admin = admin()) {
      admin
          .describeConfigs(
              List.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, PLAIN),
                  new ConfigResource(ConfigResource.Type.TOPIC, COMPACTED)))
          .all()
          .get()
          .forEach(
              (topic, all) -> {
                Map<String, String> own = new TreeMap<>();
                all.entries().stream()
                    .filter(each -> each.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .forEach(each -> own.put(each.name(), each.value()));
                settings.put(topic.name(), own);
              });
    }
    return settings;
  }

  /** By nobody's reader: plain bytes of all files. Compressed ones are the scan's to find. */
  private TreeSet<String> filesWithAnna() throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Path file : new BrokerFolders(List.of(data)).files()) {
      try {
        if (ANNA_ALONE.matcher(new String(Files.readAllBytes(file), ISO_8859_1)).find()) {
          found.add(file.toString());
        }
      } catch (NoSuchFileException e) {
        // deleted meanwhile
      }
    }
    return found;
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.address()));
  }
}
