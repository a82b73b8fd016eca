package io.lifesign.streaming;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the topics of the catalogue that are missing. Running it again changes nothing: settings
 * of a topic that exists are its operator's.
 */
public final class Provisioner {

  private static final String KEPT_FOR_EVER = "-1";
  private static final String UNLIMITED = Long.toString(Long.MAX_VALUE);

  /** Whose clock gives a device record its Kafka timestamp. */
  public enum ArrivalClock {
    /** The broker's: live devices, whose own clocks are not to be trusted. */
    BROKER,
    /**
     * The producer's: a replay, which tells the recorded arrival; nothing is too old to be kept.
     */
    PRODUCER
  }

  private final Catalogue catalogue;
  private final ArrivalClock clock;

  public Provisioner(Catalogue catalogue, ArrivalClock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /**
   * Creates what is missing.
   *
   * @param replicationFactor copies of each partition; empty takes the broker's default
   * @throws IllegalStateException if a topic exists with fewer partitions than the catalogue wants
   */
  public void createTopics(Admin admin, Optional<Short> replicationFactor)
      throws InterruptedException, ExecutionException {
    Set<String> existing = admin.listTopics().names().get();
    List<String> present = new ArrayList<>();
    List<NewTopic> missing = new ArrayList<>();
    for (Topic topic : catalogue.topics()) {
      if (existing.contains(topic.name())) {
        present.add(topic.name());
      } else {
        missing.add(
            new NewTopic(topic.name(), Optional.of(topic.partitions()), replicationFactor)
                .configs(settings(topic)));
      }
    }
    requirePartitions(admin.describeTopics(present).allTopicNames().get());
    admin.createTopics(missing).all().get();
  }

  private void requirePartitions(Map<String, TopicDescription> present) {
    for (TopicDescription found : present.values()) {
      int wanted = catalogue.topic(found.name()).partitions();
      if (found.partitions().size() < wanted) {
        throw new IllegalStateException(
            "Topic %s has %d partitions, the catalogue wants %d."
                .formatted(found.name(), found.partitions().size(), wanted));
      }
    }
  }

  Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>();
    if (clock == ArrivalClock.PRODUCER) {
      settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
      settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, UNLIMITED);
      settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, UNLIMITED);
      // time retention counts from record timestamps: old data would vanish while it is read
      settings.put(TopicConfig.RETENTION_MS_CONFIG, KEPT_FOR_EVER);
      return settings;
    }
    boolean device = topic.kind() == Topic.Kind.DEVICE;
    settings.put(
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, device ? "LogAppendTime" : "CreateTime");
    settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    return settings;
  }
}
