package io.lifesign.streaming;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/**
 * How the brokers know this job, from a properties file that names secrets ({@link SecretsByName}).
 */
public final class ClientFile implements Serializable {

  /** Nothing further: brokers that ask nobody. */
  public static final ClientFile NONE = new ClientFile(new Properties());

  private static final long serialVersionUID = 1L;

  private static final SecretsByName FILE =
      new SecretsByName(
          KafkaOptions.CLIENT_FILE,
          List.of(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "sasl.", "ssl."),
          Set.of(
              SaslConfigs.SASL_JAAS_CONFIG,
              SslConfigs.SSL_KEY_PASSWORD_CONFIG,
              SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
              SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
              SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG));

  private final Properties properties;

  private ClientFile(Properties properties) {
    this.properties = properties;
  }

  /**
   * @throws IllegalArgumentException if the file cannot be read, naming a key in it that is no
   *     setting of security, or one that holds a secret itself
   */
  public static ClientFile of(ReadableConfig settings) {
    return FILE.read(settings).map(ClientFile::resolving).orElse(NONE);
  }

  private static ClientFile resolving(Properties properties) {
    properties.setProperty(AbstractConfig.CONFIG_PROVIDERS_CONFIG, "directory");
    properties.setProperty(
        AbstractConfig.CONFIG_PROVIDERS_CONFIG + ".directory.class",
        DirectoryConfigProvider.class.getName());
    return new ClientFile(properties);
  }

  /** Settings of a consumer, which reads nothing that its writer may still take back. */
  public Properties consumer() {
    Properties settings = properties();
    settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return settings;
  }

  /** Settings of any client. */
  public Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }
}
