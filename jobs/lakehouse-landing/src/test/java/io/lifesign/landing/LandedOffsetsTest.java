package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LandedOffsetsTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final TopicPartition ZERO = new TopicPartition("alerts", 0);
  private static final TopicPartition ONE = new TopicPartition("alerts", 1);

  @TempDir Path folder;

  @Test
  void readingBeginsBehindWhatHasLandedAndElseAtTheBeginning() throws Exception {
    LandedOffsets offsets = afterFiveAlertsInPartitionZero();

    assertThat(offsets.getPartitionOffsets(List.of(ZERO, ONE), new Ends(3, 100)))
        .containsOnly(Map.entry(ZERO, 5L), Map.entry(ONE, 3L));
  }

  @Test
  void whatKafkaHasForgottenIsNotLookedFor() throws Exception {
    LandedOffsets offsets = afterFiveAlertsInPartitionZero();

    assertThat(offsets.getPartitionOffsets(List.of(ZERO), new Ends(50, 100)))
        .containsOnly(Map.entry(ZERO, 50L));
  }

  @Test
  void aTopicShorterThanWhatLandedFromItIsAnother() throws Exception {
    LandedOffsets offsets = afterFiveAlertsInPartitionZero();

    assertThatThrownBy(() -> offsets.getPartitionOffsets(List.of(ZERO), new Ends(0, 2)))
        .hasMessage(
            "The lake holds alerts-0 up to offset 4, but the topic ends before 2: it is not the"
                + " topic that landed there. Give this broker a lake of its own");
  }

  private LandedOffsets afterFiveAlertsInPartitionZero() throws Exception {
    TestLake lake = new TestLake(folder);
    Topic alerts = Catalogue.load().topic("alerts");
    List<RawRecord> records =
        IntStream.range(0, 5)
            .mapToObj(
                n ->
                    new RawRecord(
                        "alerts",
                        0,
                        n,
                        0,
                        null,
                        SampleRecords.value(alerts.schema(), TestRegistry.id("alerts"), n)))
            .toList();
    try (TestRegistry registry = new TestRegistry()) {
      TestJobs.land(records, lake, registry);
    }
    return new LandedOffsets(lake.config(), Catalogue.load().topics());
  }

  /** Partitions that all reach from one offset to another. */
  private record Ends(long beginning, long end) implements PartitionOffsetsRetriever {

    @Override
    public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
      return all(partitions, beginning);
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
      return all(partitions, end);
    }

    @Override
    public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
      throw new UnsupportedOperationException("The group's offsets are not to be asked for");
    }

    @Override
    public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> timestamps) {
      throw new UnsupportedOperationException("Times are not to be asked for");
    }

    private static Map<TopicPartition, Long> all(Collection<TopicPartition> partitions, long at) {
      return partitions.stream().collect(Collectors.toMap(partition -> partition, any -> at));
    }
  }
}
