package io.lifesign.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFileTest {

  @TempDir Path folder;

  @Test
  void theClientFindsTheSecretThatTheFileOnlyNames() throws IOException {
    Files.writeString(folder.resolve("sasl.jaas.config"), "module required password=\"s3cret\";");
    Properties client =
        read(
                "security.protocol=SASL_SSL",
                "sasl.mechanism=SCRAM-SHA-512",
                "sasl.jaas.config=${directory:" + folder + ":sasl.jaas.config}")
            .properties();

    assertThat(client.toString()).doesNotContain("s3cret");
    client.setProperty("bootstrap.servers", "localhost:9");
    assertThat(new AdminClientConfig(client).getPassword("sasl.jaas.config").value())
        .contains("s3cret");
  }

  @Test
  void aConsumerNeverReadsWhatATransactionTookBack() {
    assertThat(ClientFile.NONE.consumer())
        .containsExactly(Map.entry("isolation.level", "read_committed"));
  }

  @Test
  void aSecretInTheFileItselfIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> read("ssl.keystore.password=s3cret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Setting --kafka.client-file: ssl.keystore.password holds a secret; name it as"
                + " ${directory:FOLDER:FILE}");
  }

  @Test
  void whatIsNotOfSecurityIsRefused() {
    assertThatThrownBy(() -> read("auto.offset.reset=latest"))
        .hasMessage(
            "Setting --kafka.client-file: auto.offset.reset is none of security.protocol, sasl.*, ssl.*");
  }

  @Test
  void aMissingFileIsRefusedByName() {
    Configuration settings = new Configuration();
    settings.set(KafkaOptions.CLIENT_FILE, "no.such.file");

    assertThatThrownBy(() -> ClientFile.of(settings))
        .hasMessage("Setting --kafka.client-file: no.such.file cannot be read");
  }

  private ClientFile read(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), String.join("\n", lines));
    Configuration settings = new Configuration();
    settings.set(KafkaOptions.CLIENT_FILE, file.toString());
    return ClientFile.of(settings);
  }
}
