package io.lifesign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.TextRows;
import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.Provisioner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole erasure, in lake and broker. */
class EraseBrokerTest {

  private static final String ANNA = "anna-0042";
  private static final String BERT = "bert-0001";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void lakeTopicsAndFilesForgetThePatientAndReconcileStaysClean() throws Exception {
    Path own = Files.createDirectories(folder.resolve("broker"));
    Path logs = Files.createDirectories(folder.resolve("logs"));
    try (Broker broker = Broker.start(Installation.own(), Ports.choose(0, 0, 0, 0), own, logs);
        Lake lake = Lake.open(LakeConfig.embedded(folder.resolve("warehouse")))) {
      broker.awaitHealthy();
      lake.migrate();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
        new Provisioner(Catalogue.load(), Provisioner.ArrivalClock.PRODUCER)
            .createTopics(admin, Optional.empty());
      }
      sendAndLand(broker, lake, "device.vitals", "device_vitals", List.of(BERT, ANNA, BERT));
      sendAndLand(broker, lake, "alerts", "alerts", List.of(BERT, ANNA));
      List<String> at =
          List.of("--bootstrap", broker.address(), "--log-dirs", Broker.dataUnder(own).toString());

      assertThat(run("erase", List.of("--patient", ANNA), at)).isEqualTo(1);
      assertThat(out.toString())
          .contains(
              "topic device.vitals/1: 1 of 3 records", "broker's files: 2 of ", "Erase with --yes");
      assertThat(run("erase", List.of("--patient", ANNA, "--yes"), at)).isZero();
      assertThat(out.toString())
          .contains(
              "broker's files: 0 of ",
              "searched as bytes, not decoded",
              "2 ticks",
              "Nothing of the patient is left")
          .doesNotContain("NOT");
      assertThat(run("erase", List.of("--patient", ANNA, "--json"), at)).isZero();
      assertThat(out.toString()).contains("\"proved\":true").doesNotContain("latestMillis");

      assertThat(run("erase", List.of("--patient", ANNA, "--yes", "--bootstrap", broker.address())))
          .isZero();
      assertThat(out.toString()).contains("NOT proved: what lies in the broker's files");

      assertThat(run("reconcile", List.of("--bootstrap", broker.address()))).isZero();
      // behind the tick at 2, which no row will ever account for
      sendAndLand(broker, lake, "alerts", "alerts", List.of(BERT));
      assertThat(run("reconcile")).isZero();
      assertThat(run("reconcile", List.of("--bootstrap", broker.address()))).isZero();
    }
    assertThat(Files.readString(folder.resolve("audit.log")))
        .contains("\"broker-files\":\"2 before, 0 after\"", "\"ticks\":\"2\"")
        .doesNotContain(ANNA);
  }

  private static void sendAndLand(
      Broker broker, Lake lake, String topic, String table, List<String> patients)
      throws Exception {
    List<String> rows = new ArrayList<>();
    rows.add("patientId | kafka_topic | kafka_partition | kafka_offset");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String patient : patients) {
        long offset =
            producer
                .send(new ProducerRecord<>(topic, 1, patient.getBytes(UTF_8), "v".getBytes(UTF_8)))
                .get()
                .offset();
        rows.add(patient + " | " + topic + " | 1 | " + offset);
      }
    }
    TextRows.append(lake, table, String.join("\n", rows));
  }

  @SafeVarargs
  private int run(String command, List<String>... options) {
    List<String> args = new ArrayList<>(List.of(command));
    for (List<String> each : options) {
      args.addAll(each);
    }
    args.addAll(List.of("--warehouse", folder.toString()));
    if (command.equals("erase")) {
      args.addAll(List.of("--audit-log", folder.resolve("audit.log").toString()));
    }
    CommandLine line = Main.commandLine();
    out.getBuffer().setLength(0);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(System.err, true));
    return line.execute(args.toArray(String[]::new));
  }
}
