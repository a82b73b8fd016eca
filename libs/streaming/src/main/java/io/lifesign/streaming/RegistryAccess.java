package io.lifesign.streaming;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;

/**
 * Where the schema registry is and how it knows this job, from a properties file that names secrets
 * ({@link SecretsByName}): they are read where a client starts.
 */
public final class RegistryAccess implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final String SSL = "ssl.";
  private static final String CREDENTIALS = SchemaRegistryClientConfig.USER_INFO_CONFIG;
  private static final SecretsByName FILE =
      new SecretsByName(
          KafkaOptions.REGISTRY_CLIENT_FILE,
          List.of(CREDENTIALS, SSL),
          Set.of(
              CREDENTIALS,
              SslConfigs.SSL_KEY_PASSWORD_CONFIG,
              SslConfigs.SSL_KEYSTORE_KEY_CONFIG,
              SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
              SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG));

  private final String url;
  private final Properties properties;

  private RegistryAccess(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /** A registry that asks nobody. */
  public static RegistryAccess open(String url) {
    return new RegistryAccess(url, new Properties());
  }

  /**
   * @throws IllegalArgumentException naming a missing setting, or what is wrong with the file
   */
  public static RegistryAccess from(ReadableConfig settings) {
    return new RegistryAccess(
        Settings.require(settings, KafkaOptions.REGISTRY),
        FILE.read(settings).orElseGet(Properties::new));
  }

  public String url() {
    return url;
  }

  /** What Confluent's client is told, secrets resolved; nothing for a registry that asks nobody. */
  Map<String, String> clientSettings() {
    if (properties.isEmpty()) {
      return Map.of();
    }
    Map<String, String> named = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> named.put(key, properties.getProperty(key)));
    Map<String, String> settings = new HashMap<>();
    // left unsaid, this client takes a certificate of any host
    settings.put(namespaced(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG), "https");
    resolved(named)
        .forEach((key, value) -> settings.put(key.startsWith(SSL) ? namespaced(key) : key, value));
    if (settings.containsKey(CREDENTIALS)) {
      settings.put(SchemaRegistryClientConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO");
    }
    return settings;
  }

  private static Map<String, String> resolved(Map<String, String> named) {
    try (DirectoryConfigProvider files = new DirectoryConfigProvider()) {
      files.configure(Map.of());
      return new ConfigTransformer(Map.of("directory", files)).transform(named).data();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String namespaced(String key) {
    return SchemaRegistryClientConfig.CLIENT_NAMESPACE + key;
  }
}
