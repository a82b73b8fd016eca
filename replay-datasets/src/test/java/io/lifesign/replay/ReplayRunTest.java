package io.lifesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.schemas.CareProfile;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.VitalSigns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    assertThat(sent.lines.subList(0, 12))
        .containsExactly(
            "11 device.vitals a",
            "60 tick device.vitals",
            "60 tick device.home",
            "60 tick device.ecg",
            "60 tick care.profiles",
            "60 tick alerts.acks",
            "120 tick device.vitals",
            "120 tick device.home",
            "120 tick device.ecg",
            "120 tick care.profiles",
            "120 tick alerts.acks",
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
            78 + " tick device.vitals",
            73 + day + " tick device.home",
            75 + " tick device.ecg",
            78 + " tick care.profiles",
            78 + " tick alerts.acks");
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
