package io.lifesign.clinical.vitals;

import static io.lifesign.clinical.vitals.Parameter.CONSCIOUSNESS;
import static io.lifesign.clinical.vitals.Parameter.FIO2;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.OXYGEN_FLOW;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SUPPLEMENTAL_OXYGEN;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static io.lifesign.clinical.vitals.Parameter.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class News2Test {

  @Test
  void aWellPatientScoresZeroCompletely() {
    Score score = News2.score(well(), Profiles.ADULT);
    assertThat(score.total()).isZero();
    assertThat(score.complete()).isTrue();
    assertThat(score.items())
        .extracting(Score.Item::parameter)
        .containsExactly(
            RESPIRATORY_RATE,
            SPO2,
            SUPPLEMENTAL_OXYGEN,
            SYSTOLIC,
            HEART_RATE,
            CONSCIOUSNESS,
            TEMPERATURE);
    assertThat(News2.band(score)).isEqualTo(News2Band.LOW);
  }

  @Test
  void theWorstPatientScoresTwenty() {
    Score score =
        News2.score(
            new Observations()
                .measured(RESPIRATORY_RATE, 30, 0)
                .measured(SPO2, 80, 0)
                .measured(SUPPLEMENTAL_OXYGEN, 1, 0)
                .measured(SYSTOLIC, 80, 0)
                .measured(HEART_RATE, 140, 0)
                .measured(CONSCIOUSNESS, Consciousness.PAIN.ordinal(), 0)
                .measured(TEMPERATURE, 34, 0),
            Profiles.ADULT);
    assertThat(score.total()).isEqualTo(20);
    assertThat(News2.band(score)).isEqualTo(News2Band.HIGH);
  }

  @Test
  void bandsFollowTheTotalAndTheRedScore() {
    assertThat(band(well().measured(RESPIRATORY_RATE, 22, 0).measured(HEART_RATE, 120, 0)))
        .as("4 without a red score")
        .isEqualTo(News2Band.LOW);
    assertThat(band(well().measured(RESPIRATORY_RATE, 25, 0)))
        .as("3 in one parameter")
        .isEqualTo(News2Band.LOW_MEDIUM);
    assertThat(
            band(
                well()
                    .measured(RESPIRATORY_RATE, 22, 0)
                    .measured(HEART_RATE, 120, 0)
                    .measured(TEMPERATURE, 38.5, 0)))
        .as("5")
        .isEqualTo(News2Band.MEDIUM);
    assertThat(band(well().measured(RESPIRATORY_RATE, 25, 0).measured(SYSTOLIC, 90, 0)))
        .as("6 with red scores")
        .isEqualTo(News2Band.MEDIUM);
    assertThat(
            band(
                well()
                    .measured(RESPIRATORY_RATE, 25, 0)
                    .measured(SYSTOLIC, 90, 0)
                    .measured(HEART_RATE, 91, 0)))
        .as("7")
        .isEqualTo(News2Band.HIGH);
  }

  @Test
  void aPartialTotalHasNoBandUnlessItIsHighAlready() {
    Observations six =
        new Observations().measured(RESPIRATORY_RATE, 25, 0).measured(SYSTOLIC, 90, 0);
    assertThat(News2.score(six, Profiles.ADULT).complete()).isFalse();
    assertThat(band(six)).isNull();
    assertThat(band(six.measured(HEART_RATE, 91, 0))).isEqualTo(News2Band.HIGH);
  }

  @Test
  void aStaleParameterIsNamedAndHasNoPoints() {
    Score score = News2.score(well().stale(TEMPERATURE, 0), Profiles.ADULT);
    assertThat(score.complete()).isFalse();
    assertThat(score.items())
        .contains(new Score.Item(TEMPERATURE, Freshness.STALE, null, null))
        .doesNotContain(new Score.Item(TEMPERATURE, Freshness.MEASURED, 37.0, 0));
  }

  @Test
  void doesNotApplyUnderSixteenOrInPregnancyAndSaysWhy() {
    Score child = News2.score(well(), Profiles.aged(15.99));
    assertThat(child.total()).isNull();
    assertThat(child.notApplicable()).isEqualTo("not for under 16s");
    assertThat(News2.band(child)).isNull();
    assertThat(News2.score(well(), Profiles.aged(16)).applies()).isTrue();
    assertThat(News2.score(well(), Profiles.pregnant()).notApplicable())
        .isEqualTo("not in pregnancy");
  }

  @Test
  void chronicConfusionScoresAlertAndNewConfusionThree() {
    Observations confused = well().measured(CONSCIOUSNESS, Consciousness.CONFUSION.ordinal(), 0);
    assertThat(News2.score(confused, Profiles.ADULT).total()).isEqualTo(3);
    assertThat(News2.score(confused, Profiles.usually(Consciousness.CONFUSION)).total()).isZero();
    Observations drowsy = well().measured(CONSCIOUSNESS, Consciousness.VOICE.ordinal(), 0);
    assertThat(News2.score(drowsy, Profiles.usually(Consciousness.CONFUSION)).total()).isEqualTo(3);
  }

  @Test
  void scale2AboveTheTargetIsOpenWhileOxygenIsUnknown() {
    Observations observations = new Observations().measured(SPO2, 97, 0);
    assertThat(News2.score(observations, Profiles.onScale2()).items().get(1))
        .isEqualTo(new Score.Item(SPO2, Freshness.MISSING, null, null));
    observations.stale(SUPPLEMENTAL_OXYGEN, 0);
    assertThat(News2.score(observations, Profiles.onScale2()).items().get(1))
        .isEqualTo(new Score.Item(SPO2, Freshness.STALE, null, null));
  }

  @Test
  void flowOrFractionStandInForTheOxygenFlag() {
    assertThat(oxygenItem(new Observations().measured(OXYGEN_FLOW, 2, 0)))
        .isEqualTo(new Score.Item(OXYGEN_FLOW, Freshness.MEASURED, 2.0, 2));
    assertThat(oxygenItem(new Observations().measured(OXYGEN_FLOW, 0, 0)).points()).isZero();
    assertThat(oxygenItem(new Observations().measured(FIO2, 0.21, 0)).points()).isZero();
    assertThat(oxygenItem(new Observations().measured(FIO2, 0.28, 0)).points()).isEqualTo(2);
  }

  @Test
  void theLatestWordOnOxygenCountsAndOnATieTheOneThatSaysOxygen() {
    Observations weaned =
        new Observations().measured(SUPPLEMENTAL_OXYGEN, 1, 0).measured(OXYGEN_FLOW, 0, 1);
    assertThat(oxygenItem(weaned).points()).isZero();
    Observations tie =
        new Observations().measured(SUPPLEMENTAL_OXYGEN, 0, 1).measured(OXYGEN_FLOW, 2, 1);
    assertThat(oxygenItem(tie).points()).isEqualTo(2);
  }

  @Test
  void itemsCarryTheChartedValue() {
    Score score = News2.score(new Observations().measured(TEMPERATURE, 38.05, 0), Profiles.ADULT);
    assertThat(score.items().get(6))
        .isEqualTo(new Score.Item(TEMPERATURE, Freshness.MEASURED, 38.1, 1));
  }

  private static Score.Item oxygenItem(Observations observations) {
    return News2.score(observations, Profiles.ADULT).items().get(2);
  }

  private static News2Band band(Observations observations) {
    return News2.band(News2.score(observations, Profiles.ADULT));
  }

  static Observations well() {
    return new Observations()
        .measured(RESPIRATORY_RATE, 16, 0)
        .measured(SPO2, 97, 0)
        .measured(SUPPLEMENTAL_OXYGEN, 0, 0)
        .measured(SYSTOLIC, 120, 0)
        .measured(HEART_RATE, 70, 0)
        .measured(CONSCIOUSNESS, Consciousness.ALERT.ordinal(), 0)
        .measured(TEMPERATURE, 37, 0);
  }
}
