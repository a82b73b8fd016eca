package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Writers may be ahead of the landing job: nothing is lost in silence, and it does not restart. */
class NewerWriterTest {

  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          (Supplier<MiniClusterResourceConfiguration>)
              () ->
                  new MiniClusterResourceConfiguration.Builder()
                      .setConfiguration(METRICS.addToConfiguration(new Configuration()))
                      .build());

  @TempDir Path folder;

  @Test
  void theirRecordsLandWithoutWhatThisJobDoesNotKnowAndAreCounted() throws Exception {
    TestLake lake = new TestLake(folder);
    Schema ours = NextRelease.today().schema();
    Topic fields = NextRelease.with(NextRelease.FIELDS);
    Topic symbol = NextRelease.changed("\"ACKNOWLEDGED\"", "\"PASSED_ON\",\"ACKNOWLEDGED\"");
    try (TestRegistry registry = new TestRegistry()) {
      TestJobs.land(
          List.of(
              record(0, ours, TestRegistry.id(NextRelease.TOPIC)),
              record(1, fields.schema(), registry.register(fields.schema())),
              record(2, symbol.schema(), registry.register(symbol.schema())),
              record(3, ours, TestRegistry.id(NextRelease.TOPIC))),
          Tables.migrated(lake.config(), List.of(NextRelease.today())),
          registry);
    }

    assertThat(lake.rows(NextRelease.TABLE))
        .map(row -> row.getField("kafka_offset") + " " + row.getField("kind"))
        .containsExactly("0 ACKNOWLEDGED", "1 ACKNOWLEDGED", "2 UNKNOWN", "3 ACKNOWLEDGED");
    assertThat(METRICS.getMetricsByGroup().entrySet())
        .filteredOn(
            group -> NextRelease.TABLE.equals(group.getKey().getAllVariables().get("<table>")))
        .map(group -> ((Counter) group.getValue().get("newer")).getCount())
        .containsExactly(2L);
  }

  @Test
  void whatIsUnknownIsNamedByFieldAndSymbol() {
    Schema ours = NextRelease.today().schema();

    assertThat(Surplus.of(NextRelease.with(NextRelease.FIELDS).schema(), ours))
        .containsExactly("note", "minutes");
    assertThat(
            Surplus.of(
                NextRelease.changed("\"RESOLVED\"", "\"RESOLVED\",\"PASSED_ON\"").schema(), ours))
        .containsExactly("kind=PASSED_ON");
    assertThat(Surplus.of(ours, NextRelease.with(NextRelease.FIELDS).schema())).isEmpty();
  }

  private static RawRecord record(long offset, Schema writer, int id) {
    return new RawRecord(
        NextRelease.TOPIC, 0, offset, 0, null, SampleRecords.value(writer, id, offset));
  }
}
