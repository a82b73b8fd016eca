package io.lifesign.streaming;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How a job reaches Kafka and the registry.
 *
 * @param registry where the schemas are
 * @param idleTimeout after which a partition without even ticks holds nobody back; zero for never
 * @param client how the brokers know us
 */
public record KafkaOptions(
    String brokers,
    RegistryAccess registry,
    DeliveryGuarantee delivery,
    Duration idleTimeout,
    Duration transactionTimeout,
    ClientFile client) {

  public static final ConfigOption<String> BROKERS =
      ConfigOptions.key("kafka.brokers")
          .stringType()
          .noDefaultValue()
          .withDescription("host:port,... of the brokers");
  public static final ConfigOption<String> REGISTRY =
      ConfigOptions.key("registry.url")
          .stringType()
          .noDefaultValue()
          .withDescription("URL of the schema registry's Confluent API");
  public static final ConfigOption<DeliveryGuarantee> DELIVERY =
      ConfigOptions.key("kafka.delivery")
          .enumType(DeliveryGuarantee.class)
          .defaultValue(DeliveryGuarantee.AT_LEAST_ONCE)
          .withDescription(
              "at-least-once: alerts leave at once, a repeat has the same id and revision; exactly-once:"
                  + " they wait for the next checkpoint");
  public static final ConfigOption<Duration> IDLE_TIMEOUT =
      ConfigOptions.key("watermark.idle-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "after which a partition without even ticks holds nobody back; 0 s for never, as replays need");
  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      ConfigOptions.key("kafka.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "with exactly-once: longer than a checkpoint plus a restart, at most the broker's maximum");

  public static final ConfigOption<String> CLIENT_FILE =
      ConfigOptions.key("kafka.client-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "properties file with further settings of the Kafka clients: security.protocol, sasl.*, ssl.*;"
                  + " it names secrets as ${directory:FOLDER:FILE}, read where the client starts");

  public static final ConfigOption<String> REGISTRY_CLIENT_FILE =
      ConfigOptions.key("registry.client-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "properties file with further settings of the registry's client: basic.auth.user.info"
                  + " (user:password), ssl.*; it names secrets as ${directory:FOLDER:FILE}, read where"
                  + " the client starts");

  /** Every option of this record. */
  public static final List<ConfigOption<?>> ALL =
      List.of(
          BROKERS,
          REGISTRY,
          DELIVERY,
          IDLE_TIMEOUT,
          TRANSACTION_TIMEOUT,
          CLIENT_FILE,
          REGISTRY_CLIENT_FILE);

  /**
   * @throws IllegalArgumentException naming a missing setting
   */
  public static KafkaOptions from(ReadableConfig settings) {
    return new KafkaOptions(
        Settings.require(settings, BROKERS),
        RegistryAccess.from(settings),
        settings.get(DELIVERY),
        settings.get(IDLE_TIMEOUT),
        settings.get(TRANSACTION_TIMEOUT),
        ClientFile.of(settings));
  }
}
