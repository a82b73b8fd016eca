package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SegmentFileTest {

  @Test
  void namesTellWhoseRecordsAFileHoldsAndWhetherItIsInUse() {
    SegmentFile used = segment("device.vitals-3", "00000000000000000042.log").orElseThrow();

    assertThat(used.partition()).isEqualTo(new TopicPartition("device.vitals", 3));
    assertThat(used.base()).isEqualTo(42);
    assertThat(used.holdsRecords()).isTrue();
    assertThat(used.inUse()).isTrue();
    assertThat(segment("a-b-0", "00000000000000000007.log.deleted").orElseThrow())
        .returns(false, SegmentFile::inUse)
        .returns(true, SegmentFile::holdsRecords)
        .returns(new TopicPartition("a-b", 0), SegmentFile::partition);
    assertThat(segment("a-0", "00000000000000000007.timeindex").orElseThrow().holdsRecords())
        .isFalse();
  }

  @Test
  void theFolderOfADeletedTopicStillTellsItsName() {
    assertThat(segment("a-1.0123abcd-delete", "00000000000000000000.log"))
        .map(SegmentFile::partition)
        .contains(new TopicPartition("a", 1));
  }

  @Test
  void allElseIsNoSegment() {
    assertThat(segment("a-0", "00000000000000000007.snapshot")).isEmpty();
    assertThat(segment("a-0", "leader-epoch-checkpoint")).isEmpty();
    assertThat(segment("data", "00000000000000000007.log")).isEmpty();
  }

  private static Optional<SegmentFile> segment(String folder, String file) {
    return SegmentFile.of(Path.of("data", folder, file));
  }
}
