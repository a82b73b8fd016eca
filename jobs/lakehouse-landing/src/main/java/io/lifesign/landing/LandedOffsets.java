package io.lifesign.landing;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a start without a savepoint begins to read: behind what has landed. The consumer group's
 * own offsets say what was read, and a crash between reading and landing would lose the difference.
 */
final class LandedOffsets implements OffsetsInitializer {

  private static final long serialVersionUID = 1L;

  private final LakeConfig config;
  private final Map<String, String> tables;

  LandedOffsets(LakeConfig config, List<Topic> topics) {
    this.config = config;
    this.tables =
        new HashMap<>(
            topics.stream().collect(Collectors.toMap(Topic::name, topic -> topic.table().name())));
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
    Map<TopicPartition, Long> beginnings = kafka.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
    Map<TopicPartition, Long> starts = new HashMap<>();
    try (Lake lake = Lake.open(config)) {
      for (TopicPartition partition : partitions) {
        long beginning = beginnings.get(partition);
        OptionalLong landed =
            lake.highestOffset(tables.get(partition.topic()), partition.partition(), beginning);
        starts.put(
            partition, landed.isPresent() ? next(partition, landed.getAsLong(), ends) : beginning);
      }
    }
    return starts;
  }

  private static long next(TopicPartition partition, long landed, Map<TopicPartition, Long> ends) {
    long end = ends.get(partition);
    if (landed >= end) {
      throw new IllegalStateException(
          "The lake holds "
              + partition
              + " up to offset "
              + landed
              + ", but the topic ends before "
              + end
              + ": it is not the topic that landed there. Give this broker a lake of its own");
    }
    return landed + 1;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.EARLIEST;
  }
}
