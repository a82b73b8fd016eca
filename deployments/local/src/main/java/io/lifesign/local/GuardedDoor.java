package io.lifesign.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * TLS on every listener. Clients show a password (SCRAM), the broker to itself and its operator a
 * certificate; what no rule allows is forbidden.
 */
final class GuardedDoor implements BrokerDoor {

  private static final String SCRAM = "SCRAM-SHA-512";

  /** Kafka's minimum: nobody guesses 24 random bytes, however fast. */
  private static final int ITERATIONS = 4096;

  private static final String BROKER = "broker";
  private static final String OPERATOR = "operator";

  private final Path folder;
  private final int operatorPort;
  private final LocalCa.Store trust;
  private final LocalCa.Store broker;
  private final LocalCa.Store operator;

  private GuardedDoor(Path folder, int operatorPort, LocalCa ca) throws InterruptedException {
    this.folder = folder;
    this.operatorPort = operatorPort;
    this.trust = ca.trust();
    this.broker = ca.issue(BROKER);
    this.operator = ca.issue(OPERATOR);
  }

  /**
   * Makes certificates in a folder that does not exist yet.
   *
   * @param operatorPort loopback port on which only certificates are taken
   */
  static GuardedDoor make(Path folder, int operatorPort) throws InterruptedException {
    return new GuardedDoor(folder, operatorPort, LocalCa.make(folder));
  }

  @Override
  public void configure(Properties settings, Ports ports) {
    String clients = "CLIENTS://127.0.0.1:" + ports.kafka();
    String operators = "OPERATORS://" + operatorAddress();
    settings.setProperty(
        "listeners",
        String.join(",", clients, operators, "CONTROLLER://127.0.0.1:" + ports.controller()));
    settings.setProperty("advertised.listeners", clients + "," + operators);
    settings.setProperty("inter.broker.listener.name", "OPERATORS");
    settings.setProperty(
        "listener.security.protocol.map", "CLIENTS:SASL_SSL,OPERATORS:SSL,CONTROLLER:SSL");
    stores(settings, broker);
    settings.setProperty("listener.name.operators.ssl.client.auth", "required");
    settings.setProperty("listener.name.controller.ssl.client.auth", "required");
    settings.setProperty("listener.name.clients.sasl.enabled.mechanisms", SCRAM);
    settings.setProperty(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.setProperty("allow.everyone.if.no.acl.found", "false");
    settings.setProperty("super.users", "User:CN=" + BROKER + ";User:CN=" + OPERATOR);
  }

  private void stores(Map<? super Object, ? super Object> settings, LocalCa.Store key) {
    settings.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PKCS12");
    settings.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, key.file().toString());
    settings.put(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, key.password());
    settings.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, key.password());
    settings.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PKCS12");
    settings.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, trust.file().toString());
    settings.put(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, trust.password());
  }

  private String operatorAddress() {
    return "127.0.0.1:" + operatorPort;
  }

  @Override
  public Map<String, Object> operator() {
    Properties settings = new Properties();
    stores(settings, operator);
    Map<String, Object> all = new HashMap<>();
    settings.forEach((key, value) -> all.put((String) key, value));
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, operatorAddress());
    all.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
    return all;
  }

  /**
   * Gives each a new password and a client file with which it is let in; the passwords lie beside
   * it, each in a file of its own.
   *
   * @return the client files by name
   */
  Map<String, Path> admit(List<String> names) throws InterruptedException {
    Map<String, String> passwords =
        names.stream().collect(Collectors.toMap(name -> name, name -> Secrets.password()));
    ScramCredentialInfo info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    try (Admin admin = Admin.create(operator())) {
      admin
          .alterUserScramCredentials(
              names.stream()
                  .<org.apache.kafka.clients.admin.UserScramCredentialAlteration>map(
                      name -> new UserScramCredentialUpsertion(name, info, passwords.get(name)))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new Refusal("The broker takes no users: " + e.getCause().getMessage(), e);
    }
    return names.stream()
        .collect(Collectors.toMap(name -> name, name -> clientFile(name, passwords.get(name))));
  }

  private Path clientFile(String name, String password) {
    Path own = Secrets.folder(folder.resolve("clients").resolve(name));
    Secrets.write(
        own.resolve(SaslConfigs.SASL_JAAS_CONFIG),
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(name, password));
    return Secrets.write(
        own.resolve("client.properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=%s
        sasl.jaas.config=${directory:%s:sasl.jaas.config}
        ssl.truststore.type=PKCS12
        ssl.truststore.location=%s
        ssl.truststore.password=${directory:%s:%s}
        """
            .formatted(
                SCRAM,
                own,
                trust.file(),
                trust.passwordFile().getParent(),
                trust.passwordFile().getFileName()));
  }
}
