package io.lifesign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.erase.PatientBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicErasureTest {

  private static final String ANNA = "patient-0042";
  private static final String BERT = "patient-00421";

  @TempDir Path folder;

  @Test
  void aPartitionForgetsWhatLiesUpToThePatientsLastRecord() throws Exception {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Path data = Files.createDirectories(folder.resolve("broker"));
    try (Broker broker = Broker.start(Installation.own(), Ports.choose(0, 0, 0, 0), data, logs)) {
      broker.awaitHealthy();
      send(broker.address());
      TopicErasure erasure = new TopicErasure(broker.address(), new PatientBytes(ANNA));

      List<TopicErasure.Holding> held = erasure.look(List.of("a.topic", "no.topic"));
      erasure.forget(held);

      // Anna's are a key at 1 and a value at 3; partition 1 is Bert's alone
      assertThat(held).containsExactly(new TopicErasure.Holding("a.topic", 0, 2, 6, 3));
      assertThat(erasure.look(List.of("a.topic"))).isEmpty();
      assertThat(
              new TopicErasure(broker.address(), new PatientBytes(BERT)).look(List.of("a.topic")))
          .containsExactly(
              // offsets 4 and 5 stay, and are still 4 and 5
              new TopicErasure.Holding("a.topic", 0, 2, 2, 5),
              new TopicErasure.Holding("a.topic", 1, 1, 1, 0));
    }
  }

  private static void send(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic("a.topic", 2, (short) 1))).all().get();
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<String> keys = List.of(BERT, ANNA, BERT, BERT, BERT, BERT);
      List<String> values = List.of("0", "1", "2", "of Patient/" + ANNA, "4", "5");
      for (int i = 0; i < keys.size(); i++) {
        producer.send(record(0, keys.get(i), values.get(i))).get();
      }
      producer.send(record(1, BERT, "0")).get();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(int partition, String key, String value) {
    return new ProducerRecord<>("a.topic", partition, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }
}
