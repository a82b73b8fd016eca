package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.Lake;
import io.lifesign.lake.SqlSession;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way through a REST catalog: migrations, landing, where landing would go on, a named
 * query.
 */
class RestCatalogTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  @TempDir Path folder;

  @Test
  void recordsLandAndAreAskedFor() throws Exception {
    List<Topic> topics =
        Stream.of("device.vitals", "dead.letters").map(Catalogue.load()::topic).toList();
    try (RestCatalog rest = new RestCatalog(folder);
        TestRegistry registry = new TestRegistry()) {
      TestJobs.land(records(topics, 3), Tables.migrated(rest.config(), topics), registry);

      assertThat(new TestLake(rest.config()).places("device_vitals"))
          .containsExactly("0@0", "0@1", "0@2");
      try (Lake lake = Lake.existing(rest.config())) {
        assertThat(lake.highestOffset("dead_letters", 0, 0)).hasValue(2);
      }
      try (SqlSession sql = SqlSession.open(rest.config())) {
        assertThat(sql.named("dead_letters_by_reason").rows())
            .containsExactly(
                List.of("p0", "NOT_AVRO_WIRE_FORMAT", 2L),
                List.of("p1", "NOT_AVRO_WIRE_FORMAT", 1L));
      }
    }
  }

  private static List<RawRecord> records(List<Topic> topics, int offsets) {
    return topics.stream()
        .flatMap(topic -> IntStream.range(0, offsets).mapToObj(offset -> record(topic, offset)))
        .toList();
  }

  private static RawRecord record(Topic topic, long offset) {
    byte[] value = SampleRecords.value(topic.schema(), TestRegistry.id(topic.name()), offset);
    return new RawRecord(topic.name(), 0, offset, 0, null, value);
  }
}
