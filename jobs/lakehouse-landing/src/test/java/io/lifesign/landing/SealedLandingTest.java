package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.lake.Lake;
import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.LakeRow;
import io.lifesign.lake.QueryRefused;
import io.lifesign.lake.SealedColumns;
import io.lifesign.lake.TaggedTables;
import io.lifesign.lake.erase.Erasure;
import io.lifesign.lake.erase.ErasureKey;
import io.lifesign.lake.erase.ErasureResult;
import io.lifesign.lake.erase.PatientBytes;
import io.lifesign.protection.BadKey;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.DeadLetter;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.Topic;
import io.lifesign.streaming.AvroBody;
import io.lifesign.streaming.RegistryAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two lakes of the same records, one of them sealed. */
class SealedLandingTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /** Nothing packs it, and so a plain file holds it byte by byte. */
  private static final String NAME = "Q7xZaphodW3kBeeblebroxJ9vT";

  private static final String HER_MOTHER = "mrn-1001";

  @TempDir static Path folder;
  private static LakeConfig plain;
  private static LakeConfig sealed;

  @BeforeAll
  static void land() throws Exception {
    Path keys = Files.createDirectory(folder.resolve("keys"));
    key(keys, "2026-01", "0a");
    plain = LakeConfig.embedded(folder.resolve("plain"));
    sealed = LakeConfig.embedded(folder.resolve("sealed")).withKeys(keys.toString());
    try (TestRegistry registry = new TestRegistry()) {
      land(plain, registry);
      land(sealed, registry);
    }
    for (LakeConfig each : List.of(plain, sealed)) {
      try (Lake lake = Lake.existing(each)) {
        lake.tags().create("then");
      }
    }
  }

  @Test
  void noFileOfTheSealedLakeHoldsANameAndThePlainOnesDo() throws IOException {
    assertThat(filesWith(folder.resolve("plain"), NAME)).isNotEmpty();
    assertThat(filesWith(folder.resolve("sealed"), NAME)).isEmpty();
    TestLake lake = new TestLake(sealed);
    assertThat(lake.rows("ehr_fhir"))
        .allSatisfy(
            row -> assertThat((String) row.getField("body")).startsWith("sealed:1:2026-01:"));
    Record letter = lake.rows("dead_letters").get(0);
    for (String column : List.of("key", "value")) {
      assertThat(StandardCharsets.UTF_8.decode((ByteBuffer) letter.getField(column)).toString())
          .startsWith("sealed:1:2026-01:");
    }
    assertThat(lake.rows("ehr_hl7v2").get(0).getField("patientId")).isEqualTo(HER_MOTHER);
  }

  @Test
  void whoHasTheKeysReadsWhatWasSent() {
    opensAs("ehr_fhir", "body");
    opensAs("ehr_hl7v2", "body");
    opensAs("dead_letters", "value");
    opensAs("dead_letters", "key");
  }

  /** In the order of their files, which is that of nothing. */
  private static void opensAs(String table, String column) {
    assertThat(read(sealed, table, column))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(read(plain, table, column));
  }

  @Test
  void whoHasNotIsRefusedAndToldWhatIsMissing() {
    assertThatThrownBy(() -> read(sealed.withKeys(null), "ehr_fhir", "body"))
        .isInstanceOf(QueryRefused.class)
        .hasMessage("ehr_fhir.body is sealed: name the folder of its keys with --encryption-keys");
    assertThatThrownBy(() -> erasure(sealed.withKeys(null)).look(HER_MOTHER, ignored -> {}))
        .isInstanceOf(QueryRefused.class)
        .hasMessageContaining(" is sealed: name the folder of its keys with --encryption-keys");
  }

  @Test
  void whoseKeyIsAnotherReadsNothingAndProvesNothing() throws IOException {
    Path others = Files.createDirectory(folder.resolve("others"));
    key(others, "2026-01", "0b");
    LakeConfig wrong = sealed.withKeys(others.toString());

    assertThatThrownBy(() -> read(wrong, "ehr_fhir", "body"))
        .isInstanceOf(BadKey.class)
        .hasMessageStartingWith("The sealed value of ehr_fhir.body ehr.fhir/0/");
    assertThat(erasure(wrong).look("nobody-here", ignored -> {}).proved()).isFalse();
  }

  @Test
  void whatIsSealedIsErasedTooAndWhereAnotherIsSpokenOfSealedAgain() throws Exception {
    Path keys = Path.of(sealed.keyFolder());
    LakeConfig copy = LakeConfig.embedded(folder.resolve("erased")).withKeys(keys.toString());
    try (TestRegistry registry = new TestRegistry()) {
      land(copy, registry);
    }

    ErasureResult result = erasure(copy).run(HER_MOTHER, "test", ignored -> {});

    assertThat(result.proved()).isTrue();
    TestLake lake = new TestLake(copy);
    assertThat(lake.rows("ehr_hl7v2")).isEmpty();
    // the letter that held her id in its sealed bytes is gone, the other is there
    assertThat(lake.places("dead_letters")).containsExactly("0@1");
    try (Lake open = Lake.existing(copy)) {
      open.tags().create("after");
    }
    assertThat(read(copy, "after", "ehr_fhir", "body"))
        .containsExactlyInAnyOrder("{\"name\":\"" + NAME + "\"}", "{\"mother\":\"erased\"}");
  }

  private static void land(LakeConfig config, TestRegistry registry) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(TestJobs.settings(1));
    // three tables alone: eighteen take long to start
    List<Topic> topics =
        Catalogue.load().topics().stream()
            .filter(topic -> !topic.table().identifying().isEmpty())
            .toList();
    Tables tables = Tables.migrated(config, topics);
    LandingPipeline.Outputs outputs =
        LandingPipeline.build(
            env.fromData(RawRecord.class, records().toArray(RawRecord[]::new)).uid("records"),
            tables,
            RegistryAccess.open(registry.url()));
    tables.land(outputs.rows());
    outputs.unwritable().sinkTo(new DiscardingSink<>()).uid("discard");
    env.execute();
  }

  private static Erasure erasure(LakeConfig config) {
    // an hour on: landing has been quiet for long
    return new Erasure(
        config,
        ErasureKey.in(folder.resolve("erasure.key")),
        InstantSource.offset(InstantSource.system(), Duration.ofHours(1)));
  }

  private static List<Object> read(LakeConfig config, String table, String column) {
    return read(config, "then", table, column);
  }

  private static List<Object> read(LakeConfig config, String tag, String table, String column) {
    List<Object> values = new ArrayList<>();
    try (Lake lake = Lake.existing(config)) {
      new TaggedTables(lake, tag, SealedColumns.of(config))
          .forEach(table, (LakeRow row) -> values.add(row.get(column)));
    }
    assertThat(values).isNotEmpty();
    return values;
  }

  private static List<Path> filesWith(Path lake, String name) throws IOException {
    PatientBytes bytes = new PatientBytes(name);
    try (Stream<Path> files = Files.walk(lake)) {
      return files.filter(Files::isRegularFile).filter(bytes::in).toList();
    }
  }

  private static List<RawRecord> records() {
    return List.of(
        record("ehr.fhir", 0, message("p-child", "{\"name\":\"" + NAME + "\"}")),
        record("ehr.fhir", 1, message("p-other", "{\"mother\":\"" + HER_MOTHER + "\"}")),
        record("ehr.hl7v2", 0, message(HER_MOTHER, "PID|||" + HER_MOTHER + "||" + NAME)),
        record("dead.letters", 0, letter(HER_MOTHER, "garbage of " + HER_MOTHER)),
        record("dead.letters", 1, letter("p-child", NAME)));
  }

  private static EhrMessage message(String patient, String body) {
    return new EhrMessage(patient, "test", "m-1", NOON, body);
  }

  private static DeadLetter letter(String key, String value) {
    return DeadLetter.newBuilder()
        .setJob("readmission-risk")
        .setTopic("ehr.fhir")
        .setPartition(0)
        .setOffset(7)
        .setTimestamp(NOON)
        .setReason(DeadLetterReason.NOT_A_BUNDLE)
        .setKey(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
        .setValue(ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)))
        .setValueLength(value.length())
        .build();
  }

  private static RawRecord record(String topic, long offset, SpecificRecord record) {
    return new RawRecord(
        topic, 0, offset, 0L, null, new AvroBody(TestRegistry.id(topic)).write(record));
  }

  private static void key(Path keys, String id, String digits) throws IOException {
    Path file = Files.writeString(keys.resolve(id + ".key"), digits.repeat(32));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(keys.resolve("current"), id);
  }
}
