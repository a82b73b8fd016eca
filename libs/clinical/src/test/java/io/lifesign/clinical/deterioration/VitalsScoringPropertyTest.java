package io.lifesign.clinical.deterioration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.alert.Rule;
import io.lifesign.clinical.alert.RuleChange;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class VitalsScoringPropertyTest {

  private static final double DAYS_LATER = 400_000;

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void aRestartAnywhereChangesNothing(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Bedside interrupted = new Bedside();
    for (Consumer<Bedside> event : Course.of(seed)) {
      event.accept(interrupted);
      if (random.nextInt(20) == 0) {
        interrupted.restored();
      }
    }
    assertSame(interrupted.until(DAYS_LATER), straight(seed));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whatTheFingerprintSparesWouldHaveChangedNothing(@ForAll long seed) {
    Bedside scoringEveryReading = new Bedside();
    for (Consumer<Bedside> event : Course.of(seed)) {
      scoringEveryReading.watch().scoresChanged();
      event.accept(scoringEveryReading);
    }
    assertSame(scoringEveryReading.until(DAYS_LATER), straight(seed));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void beingToldTheTimeWithoutNeedChangesNothing(@ForAll long seed) {
    Bedside told = new Bedside().toldTheTimeAlways();
    Course.of(seed).forEach(event -> event.accept(told));
    assertSame(told.until(DAYS_LATER), straight(seed));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void changesOfARuleAlternateAndNothingIsClearBeforeItWasMet(@ForAll long seed) {
    Bedside bed = straight(seed);
    for (Rule rule : DeteriorationRules.standard().rules()) {
      boolean met = false;
      boolean clear = false;
      boolean ever = false;
      long clearSince = 0;
      for (RuleChange change : of(rule, bed)) {
        // an end that was held is over: the pattern has said so, nothing takes it back
        boolean ended = clear && change.atMicros() - clearSince >= rule.endHoldMicros();
        clear = clear && !ended;
        switch (change.kind()) {
          case MET -> {
            assertThat(met || clear).isFalse();
            met = true;
            ever = true;
          }
          case UNMET -> {
            assertThat(met).isTrue();
            met = false;
          }
          case CLEAR -> {
            assertThat(ever && !met && !clear).isTrue();
            clear = true;
            clearSince = change.atMicros();
          }
          case UNCLEAR -> {
            assertThat(clear).isTrue();
            clear = false;
          }
          case STALE -> assertThat(ever && !clear).isTrue();
        }
      }
    }
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void nobodyIsWokenForEverAndTheStateStaysSmall(@ForAll long seed) {
    Bedside bed = straight(seed);
    assertThat(bed.watch().nextDueMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(bed.bytes().length).isLessThan(3_000);
  }

  private static List<RuleChange> of(Rule rule, Bedside bed) {
    return bed.changes.stream().filter(change -> change.ruleId().equals(rule.id())).toList();
  }

  private static Bedside straight(long seed) {
    Bedside bed = new Bedside();
    Course.of(seed).forEach(event -> event.accept(bed));
    return bed.until(DAYS_LATER);
  }

  private static void assertSame(Bedside actual, Bedside expected) {
    assertSame(actual.changes, expected.changes);
    assertSame(actual.scores, expected.scores);
  }

  /** One by one, so that a failure shows the first difference. */
  private static void assertSame(List<?> actual, List<?> expected) {
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      assertThat((Object) actual.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(actual).hasSameSizeAs(expected);
  }
}
