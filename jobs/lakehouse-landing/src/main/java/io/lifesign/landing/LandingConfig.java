package io.lifesign.landing;

import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.ClientFile;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.RegistryAccess;
import io.lifesign.streaming.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/**
 * Every setting of this job.
 *
 * @param groupId consumer group under which progress is shown; where reading begins is for the
 *     tables to say
 * @param optionalTopics topics that land only where asked for, and are
 */
public record LandingConfig(
    String brokers,
    RegistryAccess registry,
    String groupId,
    List<String> optionalTopics,
    LakeConfig lake,
    ClientFile client) {

  /** The same towards brokers and a registry that ask nobody who is there. */
  public LandingConfig(
      String brokers,
      String registryUrl,
      String groupId,
      List<String> optionalTopics,
      LakeConfig lake) {
    this(brokers, RegistryAccess.open(registryUrl), groupId, optionalTopics, lake, ClientFile.NONE);
  }

  static final ConfigOption<String> GROUP_ID =
      ConfigOptions.key("kafka.group-id")
          .stringType()
          .defaultValue("lakehouse-landing")
          .withDescription("consumer group under which progress is shown");

  public static final ConfigOption<List<String>> OPTIONAL_TOPICS =
      ConfigOptions.key("topics.optional")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "topics that land only where asked for, here: a;b (device.ecg, the waveform itself)");

  public static final ConfigOption<String> ENCRYPTION_KEYS =
      ConfigOptions.key("encryption.keys")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "folder of keys, on every TaskManager: the columns that the catalogue calls identifying"
                  + " are sealed with the one named in its file \"current\"; without it nothing is sealed");

  static final List<ConfigOption<?>> OPTIONS =
      List.of(
          KafkaOptions.BROKERS,
          KafkaOptions.REGISTRY,
          GROUP_ID,
          OPTIONAL_TOPICS,
          KafkaOptions.CLIENT_FILE,
          KafkaOptions.REGISTRY_CLIENT_FILE,
          ENCRYPTION_KEYS);

  /**
   * The topics that land.
   *
   * @throws IllegalArgumentException naming one that is not optional
   */
  public List<Topic> topics() {
    return Catalogue.load().landed(optionalTopics);
  }

  /**
   * The configuration that settings describe; {@code catalog.*} is handed to the catalog as it is.
   *
   * @throws IllegalArgumentException naming a setting that is missing or unknown
   */
  public static LandingConfig from(Map<String, String> settings) {
    Map<String, String> catalog = new TreeMap<>();
    Map<String, String> own = new TreeMap<>();
    settings.forEach(
        (key, value) -> (key.startsWith(LakeConfig.PREFIX) ? catalog : own).put(key, value));
    Settings.refuseUnknown(own, OPTIONS);
    Configuration configuration = Configuration.fromMap(own);
    return new LandingConfig(
        Settings.require(configuration, KafkaOptions.BROKERS),
        RegistryAccess.from(configuration),
        configuration.get(GROUP_ID),
        configuration.get(OPTIONAL_TOPICS),
        LakeConfig.of(catalog).withKeys(configuration.get(ENCRYPTION_KEYS)),
        ClientFile.of(configuration));
  }
}
