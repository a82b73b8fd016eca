package io.lifesign.replay.ecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EcgScriptTest {

  private final EcgScript script = new EcgScript(1).sinus(60, 10);

  @Test
  void sinusKeepsItsRate() {
    assertThat(script.beats()).hasSizeBetween(9, 10);
    assertThat(script.beats())
        .allSatisfy(beat -> assertThat(beat.rrSeconds()).isCloseTo(1, within(0.06)));
    assertThat(script.seconds()).isLessThanOrEqualTo(10);
  }

  @Test
  void aVentricularBeatComesEarlyAndIsMadeUpFor() {
    double before = script.seconds();
    script.pvc();

    assertThat(last(2))
        .extracting(ScriptedBeat::kind)
        .containsExactly(BeatKind.VENTRICULAR, BeatKind.SINUS);
    assertThat(last(2).get(0).rrSeconds()).isCloseTo(0.6, within(1e-9));
    assertThat(script.seconds() - before).isCloseTo(2, within(1e-9));
  }

  @Test
  void aBeatOnTheTWaveIsWithinAThirdAndPausesBehind() {
    script.onT();

    assertThat(last(2).get(0).rrSeconds()).isLessThan(1 / 3.0);
    assertThat(last(2).get(1).rrSeconds()).isGreaterThan(1.25);
  }

  @Test
  void aRunKeepsTheRateGiven() {
    script.run(4, 120);

    assertThat(last(5)).extracting(ScriptedBeat::kind).endsWith(BeatKind.SINUS);
    assertThat(last(4).subList(0, 3))
        .allSatisfy(beat -> assertThat(beat.rrSeconds()).isCloseTo(0.5, within(1e-9)));
  }

  @Test
  void bigeminyAlternates() {
    script.bigeminy(3);

    assertThat(last(6))
        .extracting(ScriptedBeat::kind)
        .containsExactly(
            BeatKind.VENTRICULAR,
            BeatKind.SINUS,
            BeatKind.VENTRICULAR,
            BeatKind.SINUS,
            BeatKind.VENTRICULAR,
            BeatKind.SINUS);
  }

  @Test
  void atrialFibrillationIsIrregularAndWithoutP() {
    int before = script.beats().size();
    script.atrialFibrillation(100, 120);
    List<Double> intervals =
        script.beats().stream().skip(before).map(ScriptedBeat::rrSeconds).toList();
    double mean = intervals.stream().mapToDouble(d -> d).average().orElseThrow();
    double deviation =
        Math.sqrt(
            intervals.stream().mapToDouble(d -> (d - mean) * (d - mean)).average().orElseThrow());

    assertThat(mean).isCloseTo(0.6, within(0.04));
    assertThat(deviation / mean).isBetween(0.15, 0.35);
    assertThat(script.beats()).last().extracting(ScriptedBeat::kind).isEqualTo(BeatKind.CONDUCTED);
    assertThat(BeatKind.CONDUCTED.waves(0.6)).allMatch(wave -> wave.atSeconds() > -0.05);
    assertThat(BeatKind.SINUS.waves(0.6)).anyMatch(wave -> wave.atSeconds() < -0.1);
  }

  @Test
  void asystoleIsThatLongWithoutABeat() {
    double before = script.seconds();
    script.asystole(7).sinus(60, 5);

    double first =
        script.beats().stream()
            .mapToDouble(ScriptedBeat::atSeconds)
            .filter(at -> at > before)
            .min()
            .orElseThrow();
    assertThat(first - before).isCloseTo(7, within(0.1));
  }

  @Test
  void fibrillationHasNoBeats() {
    int before = script.beats().size();
    double from = script.seconds();
    script.ventricularFibrillation(25);

    assertThat(script.beats()).hasSize(before);
    assertThat(script.oscillations())
        .containsExactly(new Oscillation(from + 0.35, from + 25.35, Oscillation.Kind.FIBRILLATION));
    assertThat(script.changes()).last().extracting(EcgScript.Change::rhythm).isEqualTo("VF");
  }

  @Test
  void aBeatThatComesEarlyIsHardlyFelt() {
    script.onT();

    assertThat(last(2).get(0).output()).isLessThan(0.15);
    assertThat(last(2).get(1).output()).isEqualTo(1);
  }

  private List<ScriptedBeat> last(int count) {
    List<ScriptedBeat> beats = script.beats();
    return beats.subList(beats.size() - count, beats.size());
  }
}
