package io.lifesign.local;

import io.lifesign.schemas.Catalogue;
import io.lifesign.streaming.ClientFile;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.Provisioner;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;

/** A real broker behind a {@link GuardedDoor}, with the topics of the catalogue and its users. */
final class GuardedBroker implements AutoCloseable {

  private final Path folder;
  private final Broker broker;
  private final GuardedDoor door;
  private final Map<String, Path> clientFiles;

  private GuardedBroker(
      Path folder, Broker broker, GuardedDoor door, Map<String, Path> clientFiles) {
    this.folder = folder;
    this.broker = broker;
    this.door = door;
    this.clientFiles = clientFiles;
  }

  static GuardedBroker start(Path folder, List<String> users) throws Exception {
    Ports ports = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY);
    GuardedDoor door = GuardedDoor.make(folder.resolve("security"), ports.flink());
    Broker broker =
        Broker.start(
            Installation.own(), ports, folder.resolve("broker"), folder.resolve("logs"), door);
    broker.awaitHealthy();
    try (Admin admin = Admin.create(door.operator())) {
      new Provisioner(Catalogue.load(), Provisioner.ArrivalClock.PRODUCER)
          .createTopics(admin, Optional.empty());
    }
    return new GuardedBroker(folder, broker, door, door.admit(users));
  }

  String address() {
    return broker.address();
  }

  Map<String, Object> operator() {
    return door.operator();
  }

  String operatorAddress() {
    return (String) door.operator().get("bootstrap.servers");
  }

  Path clientFile(String user) {
    return clientFiles.get(user);
  }

  /** Settings of any client of a user, as jobs take them from its client file. */
  Properties client(String user) {
    Configuration settings = new Configuration();
    settings.set(KafkaOptions.CLIENT_FILE, clientFile(user).toString());
    Properties client = ClientFile.of(settings).properties();
    client.setProperty("bootstrap.servers", address());
    return client;
  }

  /** The rules of access as {@code ./lifesign access apply} brings them; what it says. */
  String applyRules() throws IOException {
    Properties operator = new Properties();
    operator().forEach((key, value) -> operator.setProperty(key, value.toString()));
    StringWriter text = new StringWriter();
    operator.store(text, null);
    Path file = folder.resolve("operator.properties");
    if (!file.toFile().exists()) {
      Secrets.write(file, text.toString());
    }
    var line = Main.commandLine();
    StringWriter out = new StringWriter();
    line.setOut(new java.io.PrintWriter(out));
    int code =
        line.execute(
            "access",
            "apply",
            "--bootstrap",
            operatorAddress(),
            "--command-config",
            file.toString());
    if (code != 0) {
      throw new IllegalStateException("access apply ended with " + code);
    }
    return out.toString().strip();
  }

  @Override
  public void close() {
    broker.close();
  }
}
