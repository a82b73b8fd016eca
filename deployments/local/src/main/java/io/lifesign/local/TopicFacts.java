package io.lifesign.local;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What decides how a patient is erased from topics.
 *
 * @param compacted topics that keep the newest record of each key
 * @param replicas how many copies of each partition there are
 */
record TopicFacts(Set<String> compacted, Map<TopicPartition, Integer> replicas) {

  static TopicFacts of(Admin admin, List<Holding> holdings)
      throws InterruptedException, ExecutionException {
    List<String> topics = holdings.stream().map(Holding::topic).distinct().toList();
    Set<String> compacted = new HashSet<>();
    admin
        .describeConfigs(
            topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList())
        .all()
        .get()
        .forEach(
            (topic, settings) -> {
              String policy = settings.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
              if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                compacted.add(topic.name());
              }
            });
    Map<TopicPartition, Integer> replicas = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              each ->
                  replicas.put(
                      new TopicPartition(topic.name(), each.partition()), each.replicas().size()));
    }
    return new TopicFacts(compacted, replicas);
  }

  boolean compacts(Holding holding) {
    return compacted.contains(holding.topic());
  }

  int replicas(Holding holding) {
    return replicas.get(holding.where());
  }
}
