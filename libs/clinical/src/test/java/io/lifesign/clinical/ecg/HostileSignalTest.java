package io.lifesign.clinical.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.TestEcg.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class HostileSignalTest {

  @Test
  void aFlatLineIsALeadThatIsOff() {
    Heard heard = hear(i -> 100);

    assertThat(heard.beats).isEmpty();
    assertThat(heard.ticks).allMatch(tick -> tick.state() == SignalTick.State.LEAD_OFF);
  }

  @Test
  void aSaturatedLineIsALeadThatIsOff() {
    Heard heard = hear(i -> Short.MAX_VALUE);

    assertThat(heard.beats).isEmpty();
    assertThat(heard.ticks).allMatch(tick -> tick.usableLeads() == 0);
  }

  @Test
  void missingSamplesAreNoSignal() {
    Heard heard = hear(i -> EcgChunk.MISSING);

    assertThat(heard.beats).isEmpty();
    assertThat(heard.ticks).allMatch(tick -> tick.usableLeads() == 0);
  }

  @Test
  void loudNoiseIsPoorSignalAndNoFibrillation() {
    Random random = new Random(3);
    Heard heard = hear(i -> 500 * random.nextGaussian());

    assertThat(heard.ticks).allMatch(tick -> tick.state() == SignalTick.State.POOR);
    assertThat(heard.ticks).allMatch(tick -> tick.fibrillation() < 0.5);
    assertThat(heard.beats).allMatch(beat -> beat.beatClass() == BeatClass.Q);
  }

  @Test
  void faintNoiseWithoutBeatsIsAUsableSignalWithoutBeats() {
    Random random = new Random(3);
    Heard heard = hear(i -> 2.5 * random.nextGaussian()); // 5 uV

    assertThat(heard.beats).isEmpty();
    assertThat(heard.ticks).allMatch(tick -> tick.state() == SignalTick.State.USABLE);
  }

  @Test
  void mainsHumMakesNoBeats() {
    for (double mains : new double[] {50, 60}) {
      Heard heard = hear(i -> 50 * Math.sin(2 * Math.PI * mains * i / 250));

      assertThat(heard.beats.size()).as("beats of %s Hz", mains).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void everyPossibleValueIsSurvived() {
    Random random = new Random(5);
    Heard heard = hear(i -> (short) random.nextInt());

    assertThat(heard.ticks).hasSize(60);
    assertThat(heard.ticks).allMatch(tick -> Double.isFinite(tick.fibrillation()));
  }

  private static Heard hear(IntToDoubleFunction value) {
    TestEcg ecg = new TestEcg(250, 2, 60, 100, 0);
    List<EcgChunk> chunks = new ArrayList<>();
    short[][] samples = ecg.samples();
    for (int i = 0; i < samples[0].length; i++) {
      short one = (short) Math.round(value.applyAsDouble(i));
      samples[0][i] = one;
      samples[1][i] = one;
    }
    for (int from = 0; from < samples[0].length; from += 250) {
      chunks.add(ecg.chunk(samples, from, from + 250));
    }
    return TestEcg.hear(chunks);
  }
}
