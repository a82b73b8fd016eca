package io.lifesign.clinical.deterioration;

import static io.lifesign.clinical.vitals.Parameter.CONSCIOUSNESS;
import static io.lifesign.clinical.vitals.Parameter.HEART_RATE;
import static io.lifesign.clinical.vitals.Parameter.OXYGEN_FLOW;
import static io.lifesign.clinical.vitals.Parameter.RESPIRATORY_RATE;
import static io.lifesign.clinical.vitals.Parameter.SPO2;
import static io.lifesign.clinical.vitals.Parameter.SUPPLEMENTAL_OXYGEN;
import static io.lifesign.clinical.vitals.Parameter.SYSTOLIC;
import static io.lifesign.clinical.vitals.Parameter.TEMPERATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Evidence;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of every threshold, window and tie of the rules; times in seconds. */
class DeteriorationRulesTest {

  private final Bedside bed = new Bedside();

  @Test
  void news2OfSevenIsMetAndSixIsNotAndOnlyFiveClears() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 25, HEART_RATE, 131); // 3 + 3
    assertThat(bed.edges("news2-high")).isEmpty();
    bed.spot(120, SPO2, 95); // + 1
    assertThat(bed.edges("news2-high")).isEqualTo("MET@120");
    bed.spot(180, SPO2, 96);
    assertThat(bed.edges("news2-high")).isEqualTo("MET@120 UNMET@180");
    bed.spot(240, HEART_RATE, 130); // 5
    assertThat(bed.edges("news2-high")).isEqualTo("MET@120 UNMET@180 CLEAR@240");
    bed.spot(300, HEART_RATE, 131);
    assertThat(bed.edges("news2-high")).endsWith("CLEAR@240 UNCLEAR@300");
  }

  @Test
  void aPartialNews2MayRaiseButNeverClears() {
    bed.spot(0, RESPIRATORY_RATE, 25, HEART_RATE, 131, SPO2, 95);
    assertThat(bed.edges("news2-high")).isEqualTo("MET@0");
    bed.spot(60, RESPIRATORY_RATE, 16, HEART_RATE, 80, SPO2, 98);
    assertThat(bed.edges("news2-high")).isEqualTo("MET@0");
    bed.spot(120, SYSTOLIC, 120, TEMPERATURE, 37, CONSCIOUSNESS, 0, SUPPLEMENTAL_OXYGEN, 0);
    assertThat(bed.edges("news2-high")).isEqualTo("MET@0 UNMET@120 CLEAR@120");
  }

  @Test
  void aContributorGoneStaleIsSaidOnceAndHoldsTheEndBack() {
    bed.wellBySpot(0).continuous(60, RESPIRATORY_RATE, 26, HEART_RATE, 135, SPO2, 95);
    assertThat(bed.edges("news2-high")).isEqualTo("MET@60");
    bed.until(1_000);
    assertThat(bed.edges("news2-high")).isEqualTo("MET@60 STALE@360");
  }

  @ParameterizedTest
  @CsvSource({"3600, MET", "3601, ''"})
  void news2RisesAgainstTheLowestOfTheLastHour(int rise, String expected) {
    bed.wellBySpot(0).spot(1, HEART_RATE, 95); // 0, then 1 from second 1 on
    bed.spot(rise, HEART_RATE, 115); // 2
    String edges = bed.edges("news2-rising");
    assertThat(edges).isEqualTo(expected.isEmpty() ? "" : "MET@" + rise);
  }

  @Test
  void news2RisingClearsWithinOneOfWhereItRoseFrom() {
    bed.wellBySpot(0).spot(60, HEART_RATE, 115);
    assertThat(bed.edges("news2-rising")).isEqualTo("MET@60");
    bed.spot(120, HEART_RATE, 95);
    assertThat(bed.edges("news2-rising")).isEqualTo("MET@60 UNMET@120 CLEAR@120");
  }

  @ParameterizedTest
  @CsvSource({"8, true", "9, false", "24, false", "25, true"})
  void oneParameterAtThreePointsIsARedScore(int rate, boolean red) {
    bed.well(0).continuous(60, RESPIRATORY_RATE, rate);
    assertThat(bed.edges("red-score")).isEqualTo(red ? "MET@60" : "");
  }

  @ParameterizedTest
  @CsvSource({"22, 100, true", "21, 100, false", "22, 101, false"})
  void qsofaNeedsTwoOfThree(int rate, int systolic, boolean positive) {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, rate, SYSTOLIC, systolic);
    assertThat(bed.edges("qsofa")).isEqualTo(positive ? "MET@60" : "");
  }

  @Test
  void sirsNeedsSuspectedInfection() {
    bed.wellBySpot(0).spot(60, HEART_RATE, 91, RESPIRATORY_RATE, 21);
    assertThat(bed.edges("sirs")).isEmpty();
    bed.profile(120, Bedside.profile(60, 1, false, true, Monitoring.ACTIVE));
    assertThat(bed.edges("sirs")).isEqualTo("MET@120");
    bed.spot(180, RESPIRATORY_RATE, 20);
    assertThat(bed.edges("sirs")).isEqualTo("MET@120 UNMET@180 CLEAR@180");
  }

  @ParameterizedTest
  @CsvSource({
    "90, 100, 115, 3600, true", // 0.90, from 0.65; 15 down; just within the hour
    "90, 100, 115, 3601, false", // the old pressure left the window
    "89, 100, 115, 600, false", // 0.89
    "90, 100, 114, 600, false", // 14 down
    "72, 80, 95, 600, false" // 0.90 but risen by 0.11 only
  })
  void shockNeedsAHighRisingIndexAndAFallingPressure(
      int pulse, int systolic, int before, int after, boolean met) {
    bed.spot(0, SYSTOLIC, before, HEART_RATE, 75);
    bed.spot(after, SYSTOLIC, systolic, HEART_RATE, pulse);
    assertThat(bed.edges("shock")).isEqualTo(met ? "MET@" + after : "");
  }

  @Test
  void shockClearsBelowPointEight() {
    bed.spot(0, SYSTOLIC, 120, HEART_RATE, 70).spot(600, SYSTOLIC, 100, HEART_RATE, 95);
    bed.spot(660, HEART_RATE, 80);
    assertThat(bed.edges("shock")).isEqualTo("MET@600 UNMET@660");
    bed.spot(720, HEART_RATE, 79);
    assertThat(bed.edges("shock")).isEqualTo("MET@600 UNMET@660 CLEAR@720");
  }

  @ParameterizedTest
  @CsvSource({
    "93, 2, true", // band 0 to 2, oxygen 0 to 2 L/min
    "94, 2, false", // one band
    "93, 0, false" // no oxygen
  })
  void hypoxiaIsTwoBandsWorseWhileOxygenRises(int spo2, int flow, boolean met) {
    bed.spot(0, SPO2, 97, OXYGEN_FLOW, 0).spot(3_600, OXYGEN_FLOW, flow).spot(7_200, SPO2, spo2);
    assertThat(bed.edges("progressive-hypoxia")).isEqualTo(met ? "MET@7200" : "");
    bed.spot(7_260, SPO2, 95);
    bed.spot(7_320, SPO2, 96);
    assertThat(bed.edges("progressive-hypoxia"))
        .isEqualTo(met ? "MET@7200 UNMET@7260 CLEAR@7320" : "");
  }

  @Test
  void hypoxiaLooksBackTwoHoursAndNoFurther() {
    bed.spot(0, SPO2, 97, OXYGEN_FLOW, 0).spot(1, SPO2, 95, OXYGEN_FLOW, 2);
    bed.spot(7_202, SPO2, 93, OXYGEN_FLOW, 2);
    assertThat(bed.edges("progressive-hypoxia")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 91, 0, true",
    "11, 91, 0, false",
    "10, 92, 0, false",
    "10, 98, 2, true" // responds to voice
  })
  void breathingIsDepressedWhenSlowSlowingAndSaturationOrConsciousnessIsLow(
      int rate, int spo2, int consciousness, boolean met) {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, rate, SPO2, spo2, CONSCIOUSNESS, consciousness);
    assertThat(bed.edges("respiratory-depression")).isEqualTo(met ? "MET@60" : "");
  }

  @ParameterizedTest
  @CsvSource({"1800, true", "1801, false"})
  void theFallOfTheRateIsLookedForInHalfAnHour(int at, boolean met) {
    bed.spot(0, RESPIRATORY_RATE, 14, SPO2, 98).spot(1, RESPIRATORY_RATE, 12);
    bed.spot(at, RESPIRATORY_RATE, 10, SPO2, 90);
    assertThat(bed.edges("respiratory-depression")).isEqualTo(met ? "MET@" + at : "");
  }

  @Test
  void aRateOfEightAloneCountsAfterAMinute() {
    bed.spot(0, RESPIRATORY_RATE, 9).continuous(30, RESPIRATORY_RATE, 8).until(89.9);
    assertThat(bed.edges("respiratory-depression")).isEmpty();
    bed.until(90);
    assertThat(bed.edges("respiratory-depression")).isEqualTo("MET@90");
    bed.continuous(120, RESPIRATORY_RATE, 11).continuous(180, RESPIRATORY_RATE, 12);
    assertThat(bed.edges("respiratory-depression")).isEqualTo("MET@90 UNMET@120 CLEAR@180");
  }

  @Test
  void aReadingAtTheVeryInstantSparesTheAlert() {
    bed.continuous(30, RESPIRATORY_RATE, 8).continuous(90, RESPIRATORY_RATE, 9).until(200);
    assertThat(bed.edges("respiratory-depression")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"38.3, 111, true", "38.2, 111, false", "38.3, 110, false", "38.25, 111, true"})
  void feverCountsWithAFastPulse(double temperature, int pulse, boolean met) {
    bed.wellBySpot(0).spot(60, TEMPERATURE, temperature, HEART_RATE, pulse);
    assertThat(bed.edges("fever-tachycardia")).isEqualTo(met ? "MET@60" : "");
  }

  @Test
  void aContinuousParameterIsSilentAfterTwoMinutes() {
    bed.continuous(0, HEART_RATE, 75).continuous(120, HEART_RATE, 75).until(239.9);
    assertThat(bed.edges("silence")).isEmpty();
    bed.until(240);
    assertThat(bed.edges("silence")).isEqualTo("MET@240");
    bed.continuous(300, HEART_RATE, 75);
    assertThat(bed.edges("silence")).isEqualTo("MET@240 UNMET@300 CLEAR@300");
  }

  @Test
  void aSpotParameterIsSilentAfterOneAndAHalfIntervals() {
    double interval = 720 * 60 * 1.5;
    bed.spot(0, TEMPERATURE, 37).until(interval - 0.1);
    assertThat(bed.edges("silence")).isEmpty();
    bed.until(interval);
    assertThat(bed.edges("silence")).isEqualTo("MET@64800");
  }

  @Test
  void onStandbyNothingIsSilent() {
    bed.continuous(0, HEART_RATE, 75)
        .profile(60, Bedside.profile(60, 1, false, false, Monitoring.STANDBY))
        .until(600);
    assertThat(bed.edges("silence")).isEmpty();
  }

  @Test
  void aChildIsJudgedByBedsidePews() {
    bed.profile(0, Bedside.profile(6, 1, false, false, Monitoring.ACTIVE));
    bed.spot(10, HEART_RATE, 150, RESPIRATORY_RATE, 51, SPO2, 97); // 4 + 4
    assertThat(bed.edges("pews-high")).isEqualTo("MET@10");
    assertThat(bed.edges("red-score")).isEmpty();
    bed.spot(20, HEART_RATE, 149);
    assertThat(bed.edges("pews-high")).isEqualTo("MET@10 UNMET@20 CLEAR@20");
  }

  @Test
  void inPregnancyThereIsNoNews2() {
    bed.profile(0, Bedside.profile(30, 1, true, false, Monitoring.ACTIVE));
    bed.wellBySpot(10).spot(60, RESPIRATORY_RATE, 26, HEART_RATE, 135, SPO2, 93);
    assertThat(bed.edges("news2-high") + bed.edges("red-score")).isEmpty();
    assertThat(bed.scores.get(0).news2().notApplicable()).contains("pregnancy");
  }

  @Test
  void onScaleTwoNinetyPercentIsNoAlarm() {
    bed.wellBySpot(0).profile(30, Bedside.profile(70, 2, false, false, Monitoring.ACTIVE));
    bed.spot(60, SPO2, 90, SUPPLEMENTAL_OXYGEN, 1);
    assertThat(bed.edges("red-score") + bed.edges("progressive-hypoxia")).isEmpty();
  }

  @Test
  void aPersonalLimitSpeaksForItsParameterAlone() {
    bed.profile(
        0,
        Bedside.profile(
            60,
            1,
            false,
            false,
            Monitoring.ACTIVE,
            List.of(new PersonalLimit(HEART_RATE, 50, 100))));
    bed.spot(10, HEART_RATE, 100, SPO2, 80);
    assertThat(bed.edges("personal-limit")).isEmpty();
    bed.spot(20, HEART_RATE, 101);
    assertThat(bed.edges("personal-limit")).isEqualTo("MET@20");
    bed.spot(30, HEART_RATE, 49);
    bed.spot(40, HEART_RATE, 50);
    assertThat(bed.edges("personal-limit")).isEqualTo("MET@20 UNMET@40 CLEAR@40");
  }

  @Test
  void evidenceNamesEveryValueItsAgeAndItsSource() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 25, HEART_RATE, 131).spot(120, SPO2, 95);
    var met =
        bed.changes.stream().filter(c -> c.ruleId().equals("news2-high")).findFirst().orElseThrow();
    assertThat(met.evidence())
        .extracting(Evidence::name)
        .containsExactly("news2", "respiratoryRate", "spo2", "heartRate");
    Evidence rate = met.evidence().get(1);
    assertThat(rate.ageSeconds()).isEqualTo(60);
    assertThat(rate.points()).isEqualTo(3);
    assertThat(rate.source().deviceId()).isEqualTo("monitor");
    assertThat(met.sentence())
        .isEqualTo(
            "NEWS2 is 7 (respiratory rate 25 /min: 3, SpO2 95 %: 1, heart rate 131 /min: 3).");
    assertThat(Parameter.COUNT).isEqualTo(Parameter.values().length);
  }

  @Test
  void aContributorTooOldBesideTheOthersHoldsTheEndBack() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 22, SYSTOLIC, 100);
    bed.spot(60 + 4 * 3_600 + 1, RESPIRATORY_RATE, 16, CONSCIOUSNESS, 0); // systolic: 4 h and 1 s
    assertThat(bed.edges("qsofa")).isEqualTo("MET@60 STALE@14461");
    bed.spot(14_520, SYSTOLIC, 120);
    assertThat(bed.edges("qsofa")).isEqualTo("MET@60 STALE@14461 UNMET@14520 CLEAR@14520");
  }

  @Test
  void aPartialQsofaNeverClears() {
    bed.spot(0, RESPIRATORY_RATE, 22, SYSTOLIC, 100).spot(60, RESPIRATORY_RATE, 16);
    assertThat(bed.edges("qsofa")).isEqualTo("MET@0"); // consciousness may be the second point
    bed.spot(120, CONSCIOUSNESS, 0);
    assertThat(bed.edges("qsofa")).isEqualTo("MET@0 UNMET@120 CLEAR@120");
  }

  @Test
  void aRedScoreThatCanNoLongerBeJudgedIsNotClear() {
    bed.wellBySpot(0).profile(30, Bedside.profile(70, 2, false, false, Monitoring.ACTIVE));
    bed.continuous(60, OXYGEN_FLOW, 2).continuous(60, SPO2, 97).spot(60, SUPPLEMENTAL_OXYGEN, 1);
    bed.spot(90, SPO2, 97);
    assertThat(bed.edges("red-score")).isEqualTo("MET@60");
    bed.until(60 + 43_201); // nobody says whether there is oxygen any more
    assertThat(bed.edges("red-score")).startsWith("MET@60 STALE@").doesNotContain("CLEAR");
  }

  @Test
  void aChildWeanedFromOxygenIsWeanedWhicheverWayItIsTold() {
    bed.profile(0, Bedside.profile(6, 1, false, false, Monitoring.ACTIVE));
    bed.spot(10, HEART_RATE, 150, RESPIRATORY_RATE, 25, SPO2, 97).continuous(10, OXYGEN_FLOW, 5);
    assertThat(bed.edges("pews-high")).isEqualTo("MET@10"); // 4 + 4
    bed.spot(600, SUPPLEMENTAL_OXYGEN, 0);
    assertThat(bed.edges("pews-high")).endsWith("UNMET@600 CLEAR@600");
  }

  @Test
  void oxygenStartsWhicheverWayItIsTold() {
    bed.spot(0, SPO2, 97, SUPPLEMENTAL_OXYGEN, 0).spot(3_600, OXYGEN_FLOW, 4);
    bed.spot(3_660, SPO2, 93);
    assertThat(bed.edges("progressive-hypoxia")).isEqualTo("MET@3660");
  }

  @Test
  void oxygenStandsUntilItIsChanged() {
    bed.spot(0, SUPPLEMENTAL_OXYGEN, 0).spot(18_000, SPO2, 97).spot(19_000, SPO2, 93);
    assertThat(bed.edges("progressive-hypoxia")).isEmpty();
    bed.spot(19_060, SUPPLEMENTAL_OXYGEN, 1);
    assertThat(bed.edges("progressive-hypoxia")).isEqualTo("MET@19060");
  }

  @Test
  void anotherScaleIsNoRise() {
    bed.profile(0, Bedside.profile(70, 2, false, false, Monitoring.ACTIVE));
    bed.wellBySpot(10).spot(60, SPO2, 90);
    bed.profile(120, Bedside.profile(70, 1, false, false, Monitoring.ACTIVE));
    assertThat(bed.scores.get(bed.scores.size() - 1).news2().total()).isEqualTo(3);
    assertThat(bed.edges("news2-rising") + bed.edges("progressive-hypoxia")).isEmpty();
    assertThat(bed.edges("red-score")).isEqualTo("MET@120");
  }

  @Test
  void afterStandbySilenceIsCountedAnew() {
    bed.continuous(0, HEART_RATE, 75)
        .profile(60, Bedside.profile(60, 1, false, false, Monitoring.STANDBY))
        .profile(3_600, Bedside.profile(60, 1, false, false, Monitoring.ACTIVE))
        .until(3_719.9);
    assertThat(bed.edges("silence")).isEmpty();
    bed.until(3_720);
    assertThat(bed.edges("silence")).isEqualTo("MET@3720");
  }

  @Test
  void standbyEndsSilence() {
    bed.continuous(0, HEART_RATE, 75)
        .until(200)
        .profile(300, Bedside.profile(60, 1, false, false, Monitoring.STANDBY));
    assertThat(bed.edges("silence")).isEqualTo("MET@120 UNMET@300 CLEAR@300");
  }

  @Test
  void aChildGrownUpIsJudgedAsAnAdultAndTheOtherWayRound() {
    bed.profile(0, Bedside.profile(15, 1, false, false, Monitoring.ACTIVE));
    bed.spot(10, HEART_RATE, 150, RESPIRATORY_RATE, 31, SPO2, 97);
    assertThat(bed.edges("pews-high")).isEqualTo("MET@10");
    bed.profile(60, Bedside.profile(16, 1, false, false, Monitoring.ACTIVE));
    assertThat(bed.edges("pews-high")).isEqualTo("MET@10 UNMET@60 CLEAR@60");
    assertThat(bed.edges("red-score")).isEqualTo("MET@60");
  }

  @Test
  void pregnancyMadeKnownEndsWhatNews2Began() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 26);
    bed.profile(120, Bedside.profile(30, 1, true, false, Monitoring.ACTIVE));
    assertThat(bed.edges("red-score")).isEqualTo("MET@60 UNMET@120 CLEAR@120");
  }

  @Test
  void whatIsStaleIsSaidAgainOnlyAfterItWasFresh() {
    bed.wellBySpot(0).continuous(60, RESPIRATORY_RATE, 26).until(1_000);
    assertThat(bed.edges("red-score")).isEqualTo("MET@60 STALE@360");
    bed.continuous(1_000, RESPIRATORY_RATE, 16).until(2_000);
    assertThat(bed.edges("red-score"))
        .isEqualTo("MET@60 STALE@360 UNMET@1000 CLEAR@1000 UNCLEAR@1300 STALE@1300");
  }

  @Test
  void anEndThatWasHeldIsOver() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 26).spot(120, RESPIRATORY_RATE, 16);
    bed.spot(120 + 900, RESPIRATORY_RATE, 26);
    assertThat(bed.edges("red-score")).isEqualTo("MET@60 UNMET@120 CLEAR@120 MET@1020");
  }

  @Test
  void anEndThatWasNotHeldIsTakenBack() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 26).spot(120, RESPIRATORY_RATE, 16);
    bed.spot(120 + 899, RESPIRATORY_RATE, 26);
    assertThat(bed.edges("red-score"))
        .isEqualTo("MET@60 UNMET@120 CLEAR@120 UNCLEAR@1019 MET@1019");
  }

  @Test
  void evidenceNamesTheBoundThatWasCrossed() {
    bed.profile(
        0,
        Bedside.profile(
            60,
            1,
            false,
            false,
            Monitoring.ACTIVE,
            List.of(new PersonalLimit(HEART_RATE, 50, 100))));
    bed.continuous(10, HEART_RATE, 101).until(130);
    assertThat(bed.changes)
        .extracting(change -> change.evidence().get(0).bound())
        .containsExactly("> 100", ">= 120");
    assertThat(bed.changes.get(0).sentence())
        .isEqualTo("Beyond the patient's own limits: heart rate 101 /min (> 100).");
    assertThat(bed.changes.get(0).clears()).isEqualTo("All personal limits kept for 15 min.");
  }

  @Test
  void whatClearsIsSaidWithItsHoldingTime() {
    bed.wellBySpot(0).spot(60, RESPIRATORY_RATE, 25, HEART_RATE, 131, SPO2, 95);
    assertThat(bed.changes)
        .filteredOn(change -> change.ruleId().equals("news2-high"))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.clears())
                    .isEqualTo("NEWS2 of 5 or less for 15 min, all values fresh."));
  }

  @Test
  void theHashIsThatOfEveryThresholdAndRule() {
    DeteriorationRules rules = DeteriorationRules.standard();
    assertThat(rules.hash())
        .matches("[0-9a-f]{16}")
        .isEqualTo(DeteriorationRules.standard().hash());
    assertThat(rules.text())
        .startsWith("thresholds.news2High=7\n")
        .contains("rules.news2-rising.suppressedBy=[news2-high]\n");
    assertThat(new DeteriorationRules(rules.thresholds(), rules.rules().subList(0, 3)).hash())
        .isNotEqualTo(rules.hash());
  }
}
