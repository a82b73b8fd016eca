package io.lifesign.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a job that keeps no ledger has come: Flink commits what a checkpoint has covered. */
final class CommittedOffsets implements AutoCloseable {

  private final Admin admin;
  private final String group;

  CommittedOffsets(String kafka, String group) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    this.group = group;
  }

  /** Whether everything that is in these topics now has been taken in. */
  boolean reached(List<String> topics) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        topic
            .partitions()
            .forEach(
                info ->
                    latest.put(
                        new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
      }
      var ends = admin.listOffsets(latest).all().get();
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata taken = committed.get(end.getKey());
                long offset = taken == null ? 0 : taken.offset();
                return offset >= end.getValue().offset();
              });
    } catch (ExecutionException e) {
      return false; // the group is not known yet
    }
  }

  /** How many records of the topics that it reads it has not taken in; empty before it is known. */
  OptionalLong lag() throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      if (committed.isEmpty()) {
        return OptionalLong.empty();
      }
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      var ends = admin.listOffsets(latest).all().get();
      return OptionalLong.of(
          ends.entrySet().stream()
              .mapToLong(
                  end ->
                      Math.max(0, end.getValue().offset() - committed.get(end.getKey()).offset()))
              .sum());
    } catch (ExecutionException e) {
      return OptionalLong.empty(); // the group or the broker is not there
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
