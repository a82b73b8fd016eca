package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.SqlSession;
import io.lifesign.schemas.Alert;
import io.lifesign.schemas.AlertStatus;
import io.lifesign.schemas.Beat;
import io.lifesign.schemas.BeatClass;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.DeviceStamp;
import io.lifesign.schemas.EpisodeStatus;
import io.lifesign.schemas.Evidence;
import io.lifesign.schemas.Ledger;
import io.lifesign.schemas.Priority;
import io.lifesign.schemas.RecordOutcome;
import io.lifesign.schemas.Rhythm;
import io.lifesign.schemas.RhythmEpisode;
import io.lifesign.schemas.SignalState;
import io.lifesign.schemas.SignalTick;
import io.lifesign.schemas.Verdict;
import io.lifesign.streaming.AvroBody;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What analysts ask, of rows that this job landed. */
class QuestionsTest {

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final DeviceStamp STAMP = new DeviceStamp("monitor-1", "boot-1", 7L, NOON);

  @TempDir static Path folder;
  private static SqlSession sql;

  @BeforeAll
  static void land() throws Exception {
    TestLake lake = new TestLake(folder);
    List<RawRecord> records = new ArrayList<>();
    for (int offset = 0; offset < 4; offset++) {
      records.add(
          new RawRecord(
              "device.vitals",
              0,
              offset,
              0,
              null,
              SampleRecords.value(
                  Catalogue.load().topic("device.vitals").schema(),
                  TestRegistry.id("device.vitals"),
                  offset)));
    }
    add(records, "alerts", alert("a", 0, AlertStatus.RAISED), alert("a", 1, AlertStatus.RESOLVED));
    add(records, "alerts", alert("a", 0, AlertStatus.RAISED), alert("b", 0, AlertStatus.RAISED));
    add(records, "rhythm.beats", beat(0, "N"), beat(1, "V"), beat(1, "V"), beat(2, "N"));
    add(records, "rhythm.signal", tick(0, "USABLE"), tick(60, "USABLE"), tick(120, "POOR"));
    add(records, "rhythm.episodes", episode(0, "OPENED", null), episode(1, "CLOSED", 30L));
    add(records, "record.outcomes", late(2), late(2));
    add(records, "ledger", ledger(3, 3), ledger(9, 8));
    try (TestRegistry registry = new TestRegistry()) {
      TestJobs.land(records, lake, registry);
    }
    sql = SqlSession.open(lake.config());
  }

  @AfterAll
  static void close() {
    sql.close();
  }

  @Test
  void aRepeatedAlertShowsOnce() {
    assertThat(rows("SELECT alertId, revision FROM alerts_distinct ORDER BY alertId, revision"))
        .containsExactly(List.of("a", 0), List.of("a", 1), List.of("b", 0));
  }

  @Test
  void theLastWordOnEachAlertIsItsHighestRevision() {
    assertThat(rows("SELECT alertId, status FROM alerts_current ORDER BY alertId"))
        .containsExactly(List.of("a", "RESOLVED"), List.of("b", "RAISED"));
  }

  @Test
  void evidenceIsAnsweredAsListsAndMaps() {
    assertThat(rows("SELECT onset, evidence FROM alerts WHERE alertId = 'b'"))
        .map(Object::toString)
        .containsExactly(
            "[2026-01-01T12:00:00Z, [{name=news2, value=9.0, unit=, points=3, bound=null,"
                + " ageSeconds=0.5, source={deviceId=monitor-1, bootId=boot-1, sequence=7,"
                + " eventTime=2026-01-01T12:00:00Z}}]]");
  }

  @Test
  void everyReadingShowsOnceWithItsVerdict() {
    assertThat(
            rows("SELECT kafka_offset, verdict FROM readings_with_outcome ORDER BY kafka_offset"))
        .containsExactly(
            List.of(0L, "ACCEPTED"),
            List.of(1L, "ACCEPTED"),
            List.of(2L, "LATE"),
            List.of(3L, "ACCEPTED"));
  }

  @Test
  void theLedgerIsJudgedByItsNewestRow() {
    assertThat(sql.named("ledger_balance").rows())
        .containsExactly(List.of("vitals-scoring", "device.vitals", 9L, 8L, 0L, 0L, 0L, 0L, false));
  }

  @Test
  void ectopyBurdenCountsEachBeatOnce() {
    assertThat(sql.named("ectopy_burden").rows())
        .map(Object::toString)
        .containsExactly("[p-1, 2026-01-01 12, 3, 1, 0, 33.33, 0.00]");
  }

  @Test
  void afBurdenIsTheShareOfUsableSignal() {
    assertThat(sql.named("af_burden").rows())
        .map(Object::toString)
        .containsExactly("[p-1, 1, 0.5, 2.0, 25.00]");
  }

  @Test
  void anEpisodeCountsOnceWithItsLastWord() {
    assertThat(sql.named("rhythm_episodes_by_patient").rows())
        .map(Object::toString)
        .containsExactly("[p-1, ATRIAL_FIBRILLATION, 1, 0, 40, 80.0]");
  }

  @Test
  void alarmsAreCountedPerHourAndRule() {
    assertThat(sql.named("alarms_per_hour").rows())
        .containsExactly(List.of("2026-01-01 12", "news2-high", "HIGH", 2L, 1L));
  }

  private static List<List<Object>> rows(String query) {
    return sql.run(query).rows();
  }

  private static void add(List<RawRecord> records, String topic, SpecificRecord... values) {
    for (SpecificRecord value : values) {
      byte[] bytes = new AvroBody(TestRegistry.id(topic)).write(value);
      long offset = records.stream().filter(record -> record.topic().equals(topic)).count();
      records.add(new RawRecord(topic, 0, offset, 0, null, bytes));
    }
  }

  private static Alert alert(String id, int revision, AlertStatus status) {
    return new Alert(
        id,
        revision,
        "p-1",
        "news2-high",
        1,
        "hash",
        Priority.HIGH,
        false,
        status,
        NOON,
        NOON,
        "ward-1",
        "bed-1",
        List.of(new Evidence("news2", 9.0, "", 3, null, 0.5, STAMP)),
        "S.",
        "C.",
        null);
  }

  private static Beat beat(int second, String beatClass) {
    Instant at = NOON.plusSeconds(second);
    return new Beat("p-1", "ecg-1", at, at, BeatClass.valueOf(beatClass), null, 1.0, 1.0);
  }

  private static SignalTick tick(int second, String state) {
    Instant from = NOON.plusSeconds(second);
    Instant until = from.plusSeconds(60);
    return SignalTick.newBuilder()
        .setPatientId("p-1")
        .setDeviceId("ecg-1")
        .setEventTime(from)
        .setUntil(until)
        .setDecidedAt(until)
        .setState(SignalState.valueOf(state))
        .setQuality(List.of(1.0))
        .setUsableLeads(1)
        .setFibrillation(0)
        .setIrregularity(0)
        .build();
  }

  private static RhythmEpisode episode(int revision, String status, Long seconds) {
    return RhythmEpisode.newBuilder()
        .setEpisodeId("e-1")
        .setRevision(revision)
        .setPatientId("p-1")
        .setDeviceId("ecg-1")
        .setRhythm(Rhythm.ATRIAL_FIBRILLATION)
        .setStatus(EpisodeStatus.valueOf(status))
        .setOnset(NOON)
        .setEventTime(NOON.plusSeconds(60))
        .setEndTime(seconds == null ? null : NOON.plusSeconds(seconds))
        .setBeats(40)
        .setRate(80.0)
        .build();
  }

  private static RecordOutcome late(long offset) {
    return new RecordOutcome(
        "p-1", NOON, "vitals-scoring", "device.vitals", 0, offset, Verdict.LATE, STAMP, 5L);
  }

  private static Ledger ledger(long in, long scored) {
    return new Ledger("vitals-scoring", "device.vitals", 0, NOON, in, scored, 0L, 0L, 0L, 0L, 0L);
  }
}
