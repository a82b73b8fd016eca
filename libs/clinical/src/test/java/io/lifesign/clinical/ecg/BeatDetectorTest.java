package io.lifesign.clinical.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lifesign.clinical.ecg.SignalTick.State;
import io.lifesign.clinical.ecg.TestEcg.Heard;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeatDetectorTest {

  @ParameterizedTest
  @CsvSource({"100,1", "128,2", "200,3", "250,2", "360,2", "500,12", "1000,1"})
  void findsEveryBeatAtAnyRateInAnyNumberOfLeads(double hertz, int leads) {
    TestEcg ecg = new TestEcg(hertz, leads, 30, 0.8, 0.02);

    Heard heard = TestEcg.hear(ecg.chunks());

    assertThat(heard.beats).hasSameSizeAs(ecg.beats);
    for (int i = 0; i < ecg.beats.size(); i++) {
      assertThat(TestEcg.seconds(heard.beats.get(i).atMicros()))
          .isCloseTo(ecg.beats.get(i), within(0.05));
    }
    assertThat(heard.beats).allMatch(beat -> beat.beatClass() == BeatClass.N);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 1.0, 1.4})
  void findsEveryBeatAtAnyHeartRate(double rr) {
    TestEcg ecg = new TestEcg(250, 2, 60, rr, 0.02);

    assertThat(TestEcg.hear(ecg.chunks()).beats).hasSameSizeAs(ecg.beats);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 90, 333, 2_500})
  void saysTheSameHoweverTheSignalIsCut(int length) {
    TestEcg ecg = new TestEcg(250, 2, 20, 0.7, 0.05);
    short[][] samples = ecg.samples();
    List<EcgChunk> cut = new ArrayList<>();
    for (int from = 0; from < samples[0].length; from += length) {
      cut.add(ecg.chunk(samples, from, Math.min(samples[0].length, from + length)));
    }

    assertThat(TestEcg.hear(cut).all).isEqualTo(TestEcg.hear(ecg.chunks()).all);
  }

  @Test
  void ticksFollowEachOtherAndNothingIsDecidedBeforeItIsPast() {
    Heard heard = TestEcg.hear(new TestEcg(250, 2, 20.5, 0.7, 0.02).chunks());

    for (int i = 1; i < heard.ticks.size(); i++) {
      assertThat(heard.ticks.get(i).fromMicros()).isEqualTo(heard.ticks.get(i - 1).toMicros());
    }
    long last = Long.MIN_VALUE;
    for (Object one : heard.all) {
      long decided = one instanceof Beat b ? b.decidedMicros() : ((SignalTick) one).decidedMicros();
      assertThat(decided).isGreaterThanOrEqualTo(last);
      last = decided;
    }
    assertThat(heard.beats).allMatch(beat -> beat.decidedMicros() >= beat.atMicros());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9, 17})
  void goesOnAfterARestoreAsIfNothingHadHappened(int at) throws IOException {
    List<EcgChunk> chunks = new TestEcg(360, 2, 20, 0.8, 0.05).chunks();
    Heard heard = new Heard();
    BeatDetector detector = new BeatDetector("p", "monitor");
    for (int i = 0; i < chunks.size(); i++) {
      if (i == at) {
        detector =
            BeatDetector.read(new DataInputStream(new ByteArrayInputStream(bytes(detector))));
      }
      detector.chunk(chunks.get(i), heard);
    }
    detector.end(heard);

    assertThat(heard.all).isEqualTo(TestEcg.hear(chunks).all);
  }

  @Test
  void keepsLessThanSixKilobytesAPatient() throws IOException {
    BeatDetector detector = new BeatDetector("patient-0001", "monitor-0001");
    for (EcgChunk chunk : new TestEcg(360, 2, 60, 0.8, 0.05).chunks()) {
      detector.chunk(chunk, new Heard());
      assertThat(bytes(detector).length).isLessThanOrEqualTo(6 * 1024);
    }
  }

  @Test
  void refusesAStateOfANewerVersion() {
    assertThatThrownBy(
            () -> BeatDetector.read(new DataInputStream(new ByteArrayInputStream(new byte[] {9}))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void tellsAGapAsLostAndMakesNoIntervalOverIt() {
    List<EcgChunk> chunks = new ArrayList<>(new TestEcg(250, 2, 30, 0.8, 0.02).chunks());
    chunks.subList(10, 15).clear();

    Heard heard = TestEcg.hear(chunks);

    List<SignalTick> lost =
        heard.ticks.stream().filter(tick -> tick.state() == State.LOST).toList();
    assertThat(lost).hasSize(1);
    assertThat(TestEcg.seconds(lost.get(0).fromMicros())).isEqualTo(10);
    assertThat(TestEcg.seconds(lost.get(0).toMicros())).isEqualTo(15);
    assertThat(heard.beats).noneMatch(beat -> beat.rrMicros() > 1_000_000);
    assertThat(heard.beats.stream().filter(beat -> beat.rrMicros() == 0)).hasSize(2);
  }

  @Test
  void leavesOutWhatItHasSeen() {
    List<EcgChunk> chunks = new TestEcg(250, 2, 30, 0.8, 0.02).chunks();
    List<EcgChunk> twice = new ArrayList<>();
    chunks.forEach(chunk -> twice.addAll(List.of(chunk, chunk)));

    assertThat(TestEcg.hear(twice).all).isEqualTo(TestEcg.hear(chunks).all);
  }

  @Test
  void beginsAnewAtAnotherSamplingRate() {
    TestEcg slow = new TestEcg(250, 2, 10, 0.8, 0.02);
    TestEcg fast = new TestEcg(500, 2, 10, 0.8, 0.02);
    List<EcgChunk> chunks = new ArrayList<>(slow.chunks());
    for (EcgChunk chunk : fast.chunks()) {
      DeviceStamp later =
          new DeviceStamp("monitor", "1", 0, chunk.source().atMicros() + 10_000_000);
      chunks.add(new EcgChunk("p", later, chunk.hertz(), chunk.leads(), chunk.samples()));
    }

    Heard heard = TestEcg.hear(chunks);

    assertThat(heard.beats).hasSize(slow.beats.size() + fast.beats.size());
    assertThat(heard.ticks).noneMatch(tick -> tick.state() == State.LOST);
  }

  @Test
  void tellsElectrodesThatAreOff() {
    TestEcg ecg = new TestEcg(250, 2, 20, 0.8, 0.02);
    List<EcgChunk> chunks = new ArrayList<>();
    for (EcgChunk chunk : ecg.chunks()) {
      boolean off = chunks.size() >= 10;
      List<Lead> leads =
          chunk.leads().stream()
              .map(lead -> new Lead(lead.name(), lead.kind(), lead.unitsPerMillivolt(), 0, !off))
              .toList();
      chunks.add(new EcgChunk("p", chunk.source(), chunk.hertz(), leads, chunk.samples()));
    }

    Heard heard = TestEcg.hear(chunks);

    assertThat(heard.ticks.subList(11, 20)).allMatch(tick -> tick.state() == State.LEAD_OFF);
    assertThat(heard.beats).noneMatch(beat -> TestEcg.seconds(beat.atMicros()) > 10.5);
  }

  @Test
  void goesOnWithTheLeadThatIsLeft() {
    TestEcg ecg = new TestEcg(250, 2, 30, 0.8, 0.02);
    short[][] samples = ecg.samples();
    Arrays.fill(samples[0], 2_500, samples[0].length, EcgChunk.MISSING);
    List<EcgChunk> chunks = new ArrayList<>();
    for (int from = 0; from < samples[0].length; from += 250) {
      chunks.add(ecg.chunk(samples, from, from + 250));
    }

    Heard heard = TestEcg.hear(chunks);

    assertThat(heard.beats.size()).isBetween(ecg.beats.size() - 1, ecg.beats.size());
    assertThat(heard.ticks.get(20).usableLeads()).isEqualTo(1);
    assertThat(heard.ticks.get(20).state()).isEqualTo(State.USABLE);
  }

  @Test
  void silenceIsLostUntilThenAndTheNextChunkGoesOnFromThere() {
    List<EcgChunk> chunks = new TestEcg(250, 2, 20, 0.8, 0.02).chunks();
    Heard heard = new Heard();
    BeatDetector detector = new BeatDetector("p", "monitor");
    chunks.subList(0, 5).forEach(chunk -> detector.chunk(chunk, heard));
    detector.silence(TestEcg.START + 8_000_000, heard);
    chunks.subList(12, 20).forEach(chunk -> detector.chunk(chunk, heard));
    detector.end(heard);

    List<SignalTick> lost =
        heard.ticks.stream().filter(tick -> tick.state() == State.LOST).toList();
    assertThat(lost)
        .extracting(tick -> TestEcg.seconds(tick.toMicros()))
        .containsExactly(8.0, 12.0);
    for (int i = 1; i < heard.ticks.size(); i++) {
      assertThat(heard.ticks.get(i).fromMicros()).isEqualTo(heard.ticks.get(i - 1).toMicros());
    }
  }

  @Test
  void bridgesADeviceClockThatRunsAwayFromItsSamples() {
    TestEcg ecg = new TestEcg(250, 2, 60, 0.8, 0.02);
    List<EcgChunk> drifting = new ArrayList<>();
    for (EcgChunk chunk : ecg.chunks()) {
      long early = (chunk.source().atMicros() - TestEcg.START) / 1_000; // 0.1 % fast
      DeviceStamp stamp = new DeviceStamp("monitor", "1", 0, chunk.source().atMicros() + early);
      drifting.add(new EcgChunk("p", stamp, chunk.hertz(), chunk.leads(), chunk.samples()));
    }

    Heard heard = TestEcg.hear(drifting);

    assertThat(heard.beats).hasSameSizeAs(ecg.beats);
    assertThat(heard.ticks).noneMatch(tick -> tick.state() == State.LOST);
    SignalTick last = heard.ticks.get(heard.ticks.size() - 1);
    assertThat(TestEcg.seconds(last.toMicros())).isCloseTo(60.06, within(0.03));
  }

  private static byte[] bytes(BeatDetector detector) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    detector.write(new DataOutputStream(out));
    return out.toByteArray();
  }
}
