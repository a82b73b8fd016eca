package io.lifesign.local;

import static io.lifesign.local.TestAlerts.NOON;
import static io.lifesign.local.TestAlerts.alert;
import static io.lifesign.local.TestAlerts.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.schemas.Alert;
import io.lifesign.streaming.WriterSchemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsReaderTest {

  private static final int UNKNOWN_ID = 4_711;

  /** Kafka's own in-memory consumer and the registry client's own in-memory registry. */
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int schemaId;

  @BeforeEach
  void register() throws IOException, RestClientException {
    schemaId = registry.register("alerts-value", new AvroSchema(Alert.getClassSchema()));
  }

  @Test
  void whatIsThereComesInTheOrderOfEventTimeAndOnce() {
    Alert first = alert("b", 0, "p2", NOON);
    Alert second = alert("a", 0, "p1", NOON.plusSeconds(1));
    topic(List.of(value(second), value(second)), List.of(value(first)));

    AlertsSummary summary = read(AlertsPrinter.Form.LINE, alert -> true);

    assertThat(out.toString().lines()).containsExactly(AlertLine.of(first), AlertLine.of(second));
    assertThat(summary.alerts()).isEqualTo(2);
    assertThat(summary.unreadable()).isZero();
  }

  @Test
  void onlyThePatientAskedForIsShownAndCounted() {
    Alert other = alert("a", 0, "p1", NOON);
    Alert wanted = alert("b", 0, "p2", NOON);
    topic(List.of(value(other)), List.of(value(wanted)));

    AlertsSummary summary =
        read(AlertsPrinter.Form.LINE, alert -> alert.getPatientId().equals("p2"));

    assertThat(out.toString().lines()).containsExactly(AlertLine.of(wanted));
    assertThat(summary.alerts()).isEqualTo(1);
  }

  @Test
  void whatIsNoAlertIsReportedAndSkipped() {
    Alert alert = alert("a", 0, "p1", NOON);
    byte[] cut = Arrays.copyOf(value(alert), 20);
    byte[] unknown = bytes(alert, UNKNOWN_ID);
    topic(List.of("garbage".getBytes(), unknown, cut, value(alert)), List.of());

    AlertsSummary summary = read(AlertsPrinter.Form.LINE, any -> true);

    assertThat(summary.alerts()).isEqualTo(1);
    assertThat(summary.unreadable()).isEqualTo(3);
    assertThat(err.toString())
        .contains("alerts, partition 0, offset 0: Not in the Confluent wire format")
        .contains("alerts, partition 0, offset 1: The registry has no schema 4711")
        .contains("alerts, partition 0, offset 2");
  }

  @Test
  void whatFollowsIsShownAsItComes() {
    Alert before = alert("a", 0, "p1", NOON.plusSeconds(9));
    Alert after = alert("a", 1, "p1", NOON);
    topic(List.of(value(before)), List.of());
    AlertsPrinter printer = printer(AlertsPrinter.Form.LINE, any -> true);

    AtomicInteger turns = new AtomicInteger();
    try (AlertsReader reader = reader()) {
      reader.readToEnd(printer);
      printer.follow();
      add(0, 1, value(after));
      reader.follow(printer, () -> turns.getAndIncrement() < 2);
    }

    assertThat(out.toString().lines()).containsExactly(AlertLine.of(before), AlertLine.of(after));
  }

  @Test
  void asJsonEachAlertIsOneObjectWithAllItsFields() {
    Alert alert = alert("a", 0, "p1", NOON);
    topic(List.of(value(alert)), List.of());

    read(AlertsPrinter.Form.JSON, any -> true);

    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "{\"alertId\":\"a\",\"revision\":0,\"patientId\":\"p1\",\"ruleId\":\"news2-high\","
                + "\"ruleVersion\":1,\"ruleHash\":\"0123456789abcdef\",\"priority\":\"HIGH\","
                + "\"technical\":false,\"status\":\"RAISED\",\"onset\":\"2026-01-01T12:00:00Z\","
                + "\"eventTime\":\"2026-01-01T12:00:00Z\",\"wardId\":\"icu\",\"bedId\":\"7\","
                + "\"evidence\":[{\"name\":\"heartRate\",\"value\":140.0,\"unit\":\"/min\","
                + "\"points\":3,\"bound\":null,\"ageSeconds\":1.5,\"source\":{\"deviceId\":\"m1\","
                + "\"bootId\":\"b1\",\"sequence\":9,\"eventTime\":\"2026-01-01T12:00:00Z\"}}],"
                + "\"sentence\":\"NEWS2 is 7 or more for 5 minutes.\","
                + "\"clears\":\"NEWS2 5 or less for 15 minutes.\",\"reason\":null}");
  }

  @Test
  void aMissingTopicIsRefusedInOneLine() {
    consumer.updatePartitions("alerts", List.of());

    assertThatThrownBy(this::reader)
        .isInstanceOf(Refusal.class)
        .hasMessage("There is no topic alerts at this broker.");
  }

  private AlertsSummary read(AlertsPrinter.Form form, Predicate<Alert> wanted) {
    AlertsPrinter printer = printer(form, wanted);
    try (AlertsReader reader = reader()) {
      reader.readToEnd(printer);
    }
    printer.follow();
    return printer.summary();
  }

  private AlertsPrinter printer(AlertsPrinter.Form form, Predicate<Alert> wanted) {
    return new AlertsPrinter(new PrintWriter(out), new PrintWriter(err, true), form, wanted);
  }

  private AlertsReader reader() {
    return new AlertsReader(consumer, new TopicValues(new WriterSchemas(registry)));
  }

  private byte[] value(Alert alert) {
    return bytes(alert, schemaId);
  }

  private void topic(List<byte[]> zero, List<byte[]> one) {
    consumer.updatePartitions("alerts", List.of(partition(0), partition(1)));
    consumer.updateBeginningOffsets(Map.of(at(0), 0L, at(1), 0L));
    consumer.updateEndOffsets(Map.of(at(0), (long) zero.size(), at(1), (long) one.size()));
    consumer.schedulePollTask(
        () -> {
          for (int i = 0; i < zero.size(); i++) {
            add(0, i, zero.get(i));
          }
          for (int i = 0; i < one.size(); i++) {
            add(1, i, one.get(i));
          }
        });
  }

  private void add(int partition, long offset, byte[] value) {
    consumer.addRecord(new ConsumerRecord<>("alerts", partition, offset, null, value));
  }

  private static TopicPartition at(int partition) {
    return new TopicPartition("alerts", partition);
  }

  private static PartitionInfo partition(int number) {
    return new PartitionInfo("alerts", number, Node.noNode(), new Node[0], new Node[0]);
  }
}
