package io.lifesign.fhirdelivery;

import io.lifesign.streaming.Settings;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** The settings of the server. Secrets are not settings: their files are. */
public final class ServerOptions {

  public static final ConfigOption<String> URL =
      ConfigOptions.key("fhir.url")
          .stringType()
          .noDefaultValue()
          .withDescription("base of the FHIR R4 server's REST API");
  public static final ConfigOption<Integer> BATCH_SIZE =
      ConfigOptions.key("fhir.batch-size")
          .intType()
          .defaultValue(50)
          .withDescription("most resources in a transaction");
  public static final ConfigOption<Integer> MAX_PENDING =
      ConfigOptions.key("fhir.max-pending")
          .intType()
          .defaultValue(500)
          .withDescription("most resources of a task that wait; then no more are read");
  public static final ConfigOption<Duration> CONNECT_TIMEOUT =
      ConfigOptions.key("fhir.connect-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription("for a connection to the server");
  public static final ConfigOption<Duration> RESPONSE_TIMEOUT =
      ConfigOptions.key("fhir.response-timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription("for the answer to a transaction");
  public static final ConfigOption<Duration> RETRY_FIRST =
      ConfigOptions.key("fhir.retry.first")
          .durationType()
          .defaultValue(Duration.ofMillis(500))
          .withDescription("pause before the second attempt; doubled from one to the next");
  public static final ConfigOption<Duration> RETRY_LONGEST =
      ConfigOptions.key("fhir.retry.longest")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription("pauses between attempts grow no longer");
  public static final ConfigOption<Integer> RETRY_ATTEMPTS =
      ConfigOptions.key("fhir.retry.attempts")
          .intType()
          .defaultValue(0)
          .withDescription(
              "attempts until a resource is undeliverable; 0 tries for ever, so that a server that is"
                  + " down loses nothing");
  public static final ConfigOption<String> TOKEN_FILE =
      file("fhir.token-file", "an OAuth bearer token, read anew for every request");
  public static final ConfigOption<String> CERTIFICATE_FILE =
      file("fhir.tls.certificate-file", "the client's certificate chain, PEM");
  public static final ConfigOption<String> KEY_FILE =
      file("fhir.tls.key-file", "the client's key, PEM");
  public static final ConfigOption<String> KEY_STORE_FILE =
      file("fhir.tls.key-store-file", "certificate and key instead, PKCS12");
  public static final ConfigOption<String> PASSWORD_FILE =
      file("fhir.tls.password-file", "the password of the key store");
  public static final ConfigOption<String> TRUSTED_FILE =
      file(
          "fhir.tls.trusted-file",
          "certificates of trusted authorities, PEM; without it those of the JVM");

  /** Every option of the server. */
  public static final List<ConfigOption<?>> ALL =
      List.of(
          URL,
          BATCH_SIZE,
          MAX_PENDING,
          CONNECT_TIMEOUT,
          RESPONSE_TIMEOUT,
          RETRY_FIRST,
          RETRY_LONGEST,
          RETRY_ATTEMPTS,
          TOKEN_FILE,
          CERTIFICATE_FILE,
          KEY_FILE,
          KEY_STORE_FILE,
          PASSWORD_FILE,
          TRUSTED_FILE);

  private ServerOptions() {}

  private static ConfigOption<String> file(String key, String holds) {
    return ConfigOptions.key(key).stringType().noDefaultValue().withDescription("file of " + holds);
  }

  static DeliverySettings from(ReadableConfig settings) {
    DeliverySettings.Credentials credentials =
        new DeliverySettings.Credentials(
            settings.get(TOKEN_FILE),
            settings.get(CERTIFICATE_FILE),
            settings.get(KEY_FILE),
            settings.get(KEY_STORE_FILE),
            settings.get(PASSWORD_FILE),
            settings.get(TRUSTED_FILE));
    requireBoth(credentials.certificateFile(), credentials.keyFile(), CERTIFICATE_FILE, KEY_FILE);
    requireBoth(
        credentials.keyStoreFile(), credentials.passwordFile(), KEY_STORE_FILE, PASSWORD_FILE);
    return new DeliverySettings(
        Settings.require(settings, URL),
        positive(settings, BATCH_SIZE),
        positive(settings, MAX_PENDING),
        settings.get(CONNECT_TIMEOUT),
        settings.get(RESPONSE_TIMEOUT),
        new DeliverySettings.Retries(
            settings.get(RETRY_FIRST), settings.get(RETRY_LONGEST), settings.get(RETRY_ATTEMPTS)),
        credentials);
  }

  private static int positive(ReadableConfig settings, ConfigOption<Integer> option) {
    int value = settings.get(option);
    if (value < 1) {
      throw new IllegalArgumentException("Setting --" + option.key() + " must be 1 or more");
    }
    return value;
  }

  private static void requireBoth(
      String one, String other, ConfigOption<String> oneKey, ConfigOption<String> otherKey) {
    if ((one == null) != (other == null)) {
      throw new IllegalArgumentException(
          "Settings --" + oneKey.key() + " and --" + otherKey.key() + " need each other");
    }
  }
}
