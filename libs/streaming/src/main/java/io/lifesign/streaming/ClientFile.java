package io.lifesign.streaming;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/**
 * How the brokers know this job, from a properties file. What it holds goes into the job graph, and
 * so to disk: a secret may stand in it only as a reference that Kafka's client resolves where it
 * starts.
 */
public final class ClientFile implements Serializable {

  /** Nothing further: brokers that ask nobody. */
  public static final ClientFile NONE = new ClientFile(new Properties());

  private static final long serialVersionUID = 1L;

  private static final Set<String> PREFIXES = Set.of("sasl.", "ssl.");
  private static final Set<String> SECRETS =
      Set.of(
          SaslConfigs.SASL_JAAS_CONFIG,
          SslConfigs.SSL_KEY_PASSWORD_CONFIG,
          SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
          SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
          SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG);
  private static final String REFERENCE = "${directory:";

  private final Properties properties;

  private ClientFile(Properties properties) {
    this.properties = properties;
  }

  /**
   * @throws IllegalArgumentException if the file cannot be read, naming a key in it that is no
   *     setting of security, or one that holds a secret itself
   */
  public static ClientFile of(ReadableConfig settings) {
    String file = settings.get(KafkaOptions.CLIENT_FILE);
    if (file == null) {
      return NONE;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Setting --" + KafkaOptions.CLIENT_FILE.key() + ": " + file + " cannot be read", e);
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      check(key, properties.getProperty(key));
    }
    properties.setProperty(AbstractConfig.CONFIG_PROVIDERS_CONFIG, "directory");
    properties.setProperty(
        AbstractConfig.CONFIG_PROVIDERS_CONFIG + ".directory.class",
        DirectoryConfigProvider.class.getName());
    return new ClientFile(properties);
  }

  private static void check(String key, String value) {
    boolean security =
        key.equals(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)
            || PREFIXES.stream().anyMatch(key::startsWith);
    if (!security) {
      throw new IllegalArgumentException(
          "Setting --"
              + KafkaOptions.CLIENT_FILE.key()
              + ": "
              + key
              + " is none of security.protocol, sasl.*, ssl.*");
    }
    if (SECRETS.contains(key) && !value.startsWith(REFERENCE)) {
      throw new IllegalArgumentException(
          "Setting --"
              + KafkaOptions.CLIENT_FILE.key()
              + ": "
              + key
              + " holds a secret; name it as "
              + REFERENCE
              + "FOLDER:FILE}");
    }
  }

  /** Settings of a consumer, a producer or an admin client. */
  public Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }
}
