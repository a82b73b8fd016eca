package io.lifesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.EhrMessage;
import io.lifesign.schemas.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayRunTest {

  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  /** What was sent, in order, and when the pacer let it go. */
  private static final class Sent implements Publisher, Pacer {
    final List<String> lines = new ArrayList<>();
    final List<Long> awaited = new ArrayList<>();

    @Override
    public void send(Arrival arrival) {
      lines.add(seconds(arrival.arrivalMicros()) + " " + arrival.topic() + " " + arrival.key());
    }

    @Override
    public int tick(String topic, long atMicros) {
      lines.add(seconds(atMicros) + " tick " + topic);
      return 4;
    }

    @Override
    public void await(long dataMicros) {
      awaited.add(seconds(dataMicros));
    }

    @Override
    public void close() {}

    static long seconds(long micros) {
      return (micros - Micros.of(START)) / Micros.PER_SECOND;
    }
  }

  static Arrival vitals(String patient, int eventSecond, int arrivalSecond) {
    VitalSigns record =
        VitalSigns.newBuilder()
            .setPatientId(patient)
            .setDeviceId("d-" + patient)
            .setBootId("b")
            .setSequence(eventSecond)
            .setEventTime(START.plusSeconds(eventSecond))
            .setHeartRate(80.0)
            .build();
    return new Arrival(
        Micros.of(START.plusSeconds(arrivalSecond)),
        "device.vitals",
        patient,
        new Payload.Vitals(record));
  }

  static Dataset dataset(Arrival... arrivals) {
    return new RecordedDataset("test", "", List.of(arrivals), List.of());
  }

  private static Sent replayed(Dataset dataset) {
    Sent sent = new Sent();
    new ReplayRun(dataset, Catalogue.load()).publish(sent, sent, ReplayProgress.NONE);
    return sent;
  }

  @Test
  void recordsGoInTheOrderOfArrivalWithATickAMinuteOnEveryTickedTopic() {
    Sent sent = replayed(dataset(vitals("b", 50, 130), vitals("a", 10, 11)));

    assertThat(sent.lines.subList(0, 16))
        .containsExactly(
            "11 device.vitals a",
            "60 tick device.vitals",
            "60 tick device.home",
            "60 tick device.ecg",
            "60 tick care.profiles",
            "60 tick alerts.acks",
            "60 tick ehr.fhir",
            "60 tick ehr.hl7v2",
            "120 tick device.vitals",
            "120 tick device.home",
            "120 tick device.ecg",
            "120 tick care.profiles",
            "120 tick alerts.acks",
            "120 tick ehr.fhir",
            "120 tick ehr.hl7v2",
            "130 device.vitals b");
  }

  @Test
  void closingTicksBringEveryTopicTheSameWayBehindItsLateness() {
    Sent sent = replayed(dataset(vitals("a", 10, 11)));
    long day = Duration.ofDays(1).toSeconds();

    assertThat(sent.lines.subList(1, sent.lines.size()))
        .containsExactly(
            17 + " tick device.vitals",
            12 + day + " tick device.home",
            14 + " tick device.ecg",
            17 + " tick care.profiles",
            17 + " tick alerts.acks",
            42 + " tick ehr.fhir",
            42 + " tick ehr.hl7v2",
            78 + " tick device.vitals",
            73 + day + " tick device.home",
            75 + " tick device.ecg",
            78 + " tick care.profiles",
            78 + " tick alerts.acks",
            103 + " tick ehr.fhir",
            103 + " tick ehr.hl7v2");
  }

  /** The seconds at which the topic of vital signs is ticked between its records. */
  private static List<Long> ticked(Dataset dataset) {
    return replayed(dataset).lines.stream()
        .filter(line -> line.endsWith(" tick device.vitals"))
        .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
        .toList();
  }

  @Test
  void upToAnHourApartEveryMinuteIsTicked() {
    List<Long> ticks = ticked(dataset(vitals("a", 0, 0), vitals("a", 3_600, 3_600)));

    assertThat(ticks.subList(0, 60)).startsWith(60L, 120L).endsWith(3_540L, 3_600L);
    assertThat(ticks).hasSize(62);
  }

  @Test
  void beyondAnHourOnlyHoursAndTheLastMinuteAre() {
    assertThat(ticked(dataset(vitals("a", 30, 30), vitals("a", 7_330, 7_330))).subList(0, 3))
        .containsExactly(3_600L, 7_200L, 7_320L);
  }

  @Test
  void beyondADayOnlyDaysAreAndBeyondAMonthOnlyMonths() {
    int days = 40 * 365;
    int end = 100_000 + 61;
    List<Long> ticks = ticked(dataset(vitals("a", 0, 0), vitals("a", end, end)));

    // START is at 06:00: midnights are 18 h later
    assertThat(ticks.subList(0, 2)).containsExactly(18 * 3_600L, 100_020L);
    Arrival first = vitals("a", 0, 0);
    Arrival decadesLater = vitals("b", 1, 1).shiftedBy(Duration.ofDays(days).toNanos() / 1_000);
    assertThat(ticked(dataset(first, decadesLater))).hasSizeBetween(days / 30, days / 30 + 4);
  }

  @Test
  void aMonthIsTickedAfterTheLastMessageOfAnEhr() {
    EhrMessage message = new EhrMessage("a", "ehr", "m", START, "{}");
    Dataset dataset =
        dataset(new Arrival(Micros.of(START), "ehr.fhir", "a", new Payload.Ehr(message)));

    List<Long> ticks = ticked(dataset);
    long close = Duration.ofDays(31).toSeconds();
    assertThat(ticks).hasSize(2 + 2).endsWith(close, close + 5 + 1, close + 5 + 62);
    assertThat(dataset.shiftedBy(Duration.ofDays(2)).closingMicros())
        .isEqualTo(dataset.closingMicros() + Duration.ofDays(2).toNanos() / 1_000);
  }

  /** Counts, for a history has too many ticks to be kept as lines. */
  private static final class Counted implements Publisher {
    private int records;
    private long lastMicros = Long.MIN_VALUE;
    private boolean ordered = true;

    @Override
    public void send(Arrival arrival) {
      records++;
      ordered &= arrival.arrivalMicros() >= lastMicros && arrival.arrivalMicros() >= 0;
    }

    @Override
    public int tick(String topic, long atMicros) {
      lastMicros = atMicros;
      return 4;
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({"synthea, synthea-r4", "mimic3, mimic3-demo"})
  void decadesOfHistoryAreNoMillionsOfTicks(String name, String folder) {
    Dataset dataset = Datasets.open(name, Optional.of(OpenData.require(folder)));
    Counted counted = new Counted();
    ReplayRun run = new ReplayRun(dataset, Catalogue.load());
    run.publish(counted, Pacer.NONE, ReplayProgress.NONE);

    System.out.printf(
        "%s: %d records, %d ticks from %s to %s%n",
        name,
        counted.records,
        run.ticks(),
        Micros.instant(dataset.startMicros()),
        Micros.instant(dataset.closingMicros()));
    assertThat(run.ticks()).isLessThan(1_200_000);
    assertThat(counted.ordered).as("no record behind a tick").isTrue();
  }

  @Test
  void aShiftMovesTheDatesInsideAMessage() {
    EhrMessage fhir =
        new EhrMessage(
            "a",
            "ehr",
            "m",
            START,
            "{\"id\":\"2026-02-30\",\"a\":\"2026-02-27\",\"b\":\"2026-02-27T10:00:00+01:00\","
                + "\"c\":\"2026\",\"d\":\"on 2026-02-27\"}");
    EhrMessage hl7 =
        new EhrMessage(
            "a",
            "ehr",
            "m",
            START,
            "MSH|^~\\&|A|B|C|D|20260227103000||ADT^A03|20260227|P|2.5\rPID|||20260227||||195006|F\r"
                + "PV1||I"
                + "|".repeat(42)
                + "202602271030|20260228+0100\r");

    assertThat(new Payload.Ehr(fhir).shiftedBy(Duration.ofDays(2).toNanos() / 1_000).avro())
        .isEqualTo(
            new EhrMessage(
                "a",
                "ehr",
                "m",
                START.plus(Duration.ofDays(2)),
                "{\"id\":\"2026-02-30\",\"a\":\"2026-03-01\",\"b\":\"2026-03-01T10:00:00+01:00\","
                    + "\"c\":\"2026\",\"d\":\"on 2026-02-27\"}"));
    assertThat(
            new Payload.Ehr(hl7).shiftedBy(Duration.ofDays(2).toNanos() / 1_000).avro().getBody())
        .isEqualTo(
            "MSH|^~\\&|A|B|C|D|20260301103000||ADT^A03|20260227|P|2.5\rPID|||20260227||||195006|F\r"
                + "PV1||I"
                + "|".repeat(42)
                + "202603011030|20260302+0100\r");
  }

  @Test
  void everyRecordAndTickWaitsForItsDataTime() {
    assertThat(replayed(dataset(vitals("a", 10, 11), vitals("a", 61, 62))).awaited)
        .containsExactly(11L, 60L, 62L);
  }

  @Test
  void aBrokenClockDoesNotMoveTheEnd() {
    Dataset dataset = dataset(vitals("a", 10, 11), vitals("a", 2_000_000_000, 12));

    assertThat(Sent.seconds(dataset.endMicros())).isEqualTo(12);
  }

  @Test
  void aShiftMovesRecordsProfilesPausesAndTheAlertsThatAreAcknowledged() {
    Duration days = Duration.ofDays(30);
    Payload.Acknowledgement ack =
        new Payload.Acknowledgement(
            "a", "shock", 1_000, 2_000, io.lifesign.schemas.AckKind.ACKNOWLEDGED, "nurse");
    CareProfile profile =
        CareProfile.newBuilder()
            .setPatientId("a")
            .setRecordedAt(START)
            .setEffectiveFrom(START)
            .setAlarmPauses(
                List.of(new io.lifesign.schemas.AlarmPause(START, START.plusSeconds(60))))
            .build();
    Dataset shifted =
        dataset(
                new Arrival(0, "alerts.acks", "a", ack),
                new Arrival(1, "care.profiles", "a", new Payload.Profile(profile)))
            .shiftedBy(days);

    List<Arrival> arrivals = shifted.arrivals().toList();
    Payload.Acknowledgement movedAck = (Payload.Acknowledgement) arrivals.get(0).payload();
    CareProfile moved = ((Payload.Profile) arrivals.get(1).payload()).avro();
    assertThat(movedAck.onsetMicros()).isEqualTo(1_000 + days.toMillis() * 1_000);
    assertThat(movedAck.alertId()).isNotEqualTo(ack.alertId());
    assertThat(moved.getAlarmPauses().get(0).getUntil())
        .isEqualTo(START.plusSeconds(60).plus(days));
  }
}
