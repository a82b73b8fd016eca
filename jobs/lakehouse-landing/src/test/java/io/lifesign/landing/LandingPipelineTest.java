package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.Alert;
import io.lifesign.schemas.AlertStatus;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.DeviceStamp;
import io.lifesign.schemas.Evidence;
import io.lifesign.schemas.Priority;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.RegistryAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.iceberg.data.Record;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LandingPipelineTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000123Z");

  @TempDir Path folder;
  private TestRegistry registry;
  private TestLake lake;

  @BeforeEach
  void start() throws Exception {
    registry = new TestRegistry();
    lake = new TestLake(folder);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void everyTopicLandsInItsTableWithItsPlaceInKafka() throws Exception {
    List<RawRecord> records = new ArrayList<>();
    for (Topic topic : Catalogue.load().topics()) {
      for (int offset = 0; offset < 3; offset++) {
        byte[] value = SampleRecords.value(topic.schema(), TestRegistry.id(topic.name()), offset);
        records.add(new RawRecord(topic.name(), 1, offset, 1_000L, null, value));
      }
    }

    TestJobs.land(records, lake, registry);

    for (Topic topic : Catalogue.load().topics()) {
      assertThat(lake.places(topic.table().name())).containsExactly("1@0", "1@1", "1@2");
      assertThat(lake.rows(topic.table().name()))
          .allSatisfy(
              row -> {
                assertThat(row.getField("kafka_topic")).isEqualTo(topic.name());
                assertThat(row.getField("kafka_timestamp"))
                    .isEqualTo(Instant.ofEpochSecond(1).atOffset(ZoneOffset.UTC));
              });
    }
  }

  @Test
  void anAlertKeepsItsEvidence() throws Exception {
    DeviceStamp stamp = new DeviceStamp("monitor-1", "boot-1", 7L, NOON.minusSeconds(3));
    Alert alert =
        new Alert(
            "a-1",
            2,
            "p-1",
            "news2-high",
            1,
            "0123456789abcdef",
            Priority.HIGH,
            false,
            AlertStatus.ESCALATED,
            NOON.minusSeconds(300),
            NOON,
            "ward-1",
            null,
            List.of(
                new Evidence("RESPIRATORY_RATE", 26.0, "/min", 3, null, 3.0, stamp),
                new Evidence("news2", 9.0, "", null, "total >= 7", 0.0, null)),
            "NEWS2 is 9.",
            "NEWS2 at 5 or less for 15 min.",
            "PRIORITY_ROSE");

    TestJobs.land(List.of(record("alerts", 5, wire("alerts", alert))), lake, registry);

    Record row = lake.rows("alerts").get(0);
    assertThat(row.getField("alertId")).isEqualTo("a-1");
    assertThat(row.getField("revision")).isEqualTo(2);
    assertThat(row.getField("priority")).isEqualTo("HIGH");
    assertThat(row.getField("technical")).isEqualTo(false);
    assertThat(row.getField("eventTime")).isEqualTo(NOON.atOffset(ZoneOffset.UTC));
    assertThat(row.getField("bedId")).isNull();
    assertThat(row.getField("evidence"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .map(Object::toString)
        .containsExactly(
            "Record(RESPIRATORY_RATE, 26.0, /min, 3, null, 3.0, Record(monitor-1, boot-1, 7, 2026-01-01T11:59:57.000123Z))",
            "Record(news2, 9.0, , null, total >= 7, 0.0, null)");
  }

  @Test
  void ticksAndGarbageLandNowhereAndOnlyResultsAreAnsweredFor() throws Exception {
    byte[] garbage = "not avro".getBytes(StandardCharsets.UTF_8);
    byte[] good = SampleRecords.value(topic("alerts").schema(), TestRegistry.id("alerts"), 1);
    byte[] truncated = Arrays.copyOf(good, good.length - 3);
    byte[] unknownId = good.clone();
    unknownId[3] = 9;
    byte[] otherSchema = good.clone();
    otherSchema[4] = (byte) TestRegistry.id("ledger");
    List<RawRecord> records =
        List.of(
            record("device.vitals", 0, null),
            record("device.vitals", 1, garbage),
            record("care.profiles", 0, garbage),
            record("dead.letters", 0, garbage),
            record("alerts", 0, garbage),
            record("alerts", 1, truncated),
            record("alerts", 2, unknownId),
            record("alerts", 3, otherSchema),
            record("alerts", 4, good));

    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(TestJobs.settings(1));
    Tables tables = Tables.migrated(lake.config(), Catalogue.load().topics());
    LandingPipeline.Outputs outputs =
        LandingPipeline.build(
            env.fromData(RawRecord.class, records.toArray(RawRecord[]::new)).uid("records"),
            tables,
            RegistryAccess.open(registry.url()));
    tables.land(outputs.rows());
    List<DeadRecord> letters = new ArrayList<>();
    try (var results = outputs.unwritable().executeAndCollect()) {
      results.forEachRemaining(letters::add);
    }

    assertThat(letters)
        .extracting(
            letter ->
                letter.position().topic()
                    + "@"
                    + letter.position().offset()
                    + ": "
                    + letter.reason()
                    + ", "
                    + letter.detail())
        .containsExactly(
            "alerts@0: UNWRITABLE, no magic byte 0 with a schema id",
            "alerts@1: UNWRITABLE, not readable as Alert",
            "alerts@2: UNWRITABLE, unknown schema id " + (9 * 256 + TestRegistry.id("alerts")),
            "alerts@3: UNWRITABLE, schema id "
                + TestRegistry.id("ledger")
                + " is not readable as Alert");
    assertThat(lake.places("alerts")).containsExactly("0@4");
    assertThat(lake.rows("device_vitals")).isEmpty();
  }

  private static RawRecord record(String topic, long offset, byte[] value) {
    return new RawRecord(topic, 0, offset, 0L, null, value);
  }

  private static byte[] wire(String topic, SpecificRecord record) {
    return new AvroBody(TestRegistry.id(topic)).write(record);
  }

  private static Topic topic(String name) {
    return Catalogue.load().topic(name);
  }
}
