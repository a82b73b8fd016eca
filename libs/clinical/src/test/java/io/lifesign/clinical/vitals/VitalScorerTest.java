package io.lifesign.clinical.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class VitalScorerTest {

  /** One value of one parameter: absent, stale or measured so many minutes ago. */
  private record Seen(Parameter parameter, int state, double value, int minutes) {}

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theTotalIsTheSumOfTheMeasuredItems(
      @ForAll("seen") List<Seen> seen, @ForAll("profiles") CareProfile profile) {
    for (Score score : scores(score(seen, profile))) {
      if (score.applies()) {
        assertThat(score.total())
            .isEqualTo(
                score.items().stream()
                    .filter(item -> item.freshness() == Freshness.MEASURED)
                    .mapToInt(Score.Item::points)
                    .sum());
        assertThat(score.items())
            .allSatisfy(
                item ->
                    assertThat(item.points() != null)
                        .isEqualTo(item.freshness() == Freshness.MEASURED));
      } else {
        assertThat(score.notApplicable()).isNotBlank();
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aPartialTotalIsNoMoreThanThatOfAnyCompletion(
      @ForAll("seen") List<Seen> all, @ForAll("profiles") CareProfile profile, @ForAll int kept) {
    List<Seen> complete =
        all.stream().map(seen -> new Seen(seen.parameter, 2, seen.value, 0)).toList();
    List<Seen> partial = new ArrayList<>();
    for (Seen seen : complete) {
      if ((kept & (1 << seen.parameter.ordinal())) != 0) {
        partial.add(seen);
      }
    }
    List<Score> more = scores(score(complete, profile));
    List<Score> less = scores(score(partial, profile));
    // Oxygen has three sources of which any may decide, so it is not completed but changed by more.
    if (partial.stream().noneMatch(seen -> oxygen(seen.parameter))
        || partial.stream().filter(seen -> oxygen(seen.parameter)).count() == 3) {
      for (int i = 0; i < more.size(); i++) {
        if (more.get(i).applies()) {
          assertThat(less.get(i).total()).isLessThanOrEqualTo(more.get(i).total());
        }
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theFingerprintChangesExactlyWhenAnyPointsOrFreshnessDo(
      @ForAll("seen") List<Seen> one,
      @ForAll("seen") List<Seen> other,
      @ForAll("profiles") CareProfile profile) {
    for (int i = 0; i < Parameter.COUNT; i++) {
      List<Seen> changed = new ArrayList<>(one);
      changed.set(i, other.get(i));
      boolean same =
          VitalScorer.fingerprint(observations(one), profile)
              == VitalScorer.fingerprint(observations(changed), profile);
      boolean equal = visible(one, profile).equals(visible(changed, profile));
      assertThat(same).as("%s instead of %s", other.get(i), one.get(i)).isEqualTo(equal);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theFingerprintIsNeverNegative(
      @ForAll("seen") List<Seen> seen, @ForAll("profiles") CareProfile profile) {
    assertThat(VitalScorer.fingerprint(observations(seen), profile))
        .isNotNegative()
        .isNotEqualTo(VitalScorer.NO_FINGERPRINT);
  }

  @Test
  void carriesTimePlaceAndTriggerOfTheProfileInForce() {
    VitalScores scores =
        VitalScorer.score(
            News2Test.well(), Profiles.onScale2(), 7, VitalScorer.Trigger.SCHEDULE, List.of());
    assertThat(scores.atMicros()).isEqualTo(7);
    assertThat(scores.scheduled()).isTrue();
    assertThat(scores.wardId()).isEqualTo("w");
    assertThat(scores.bedId()).isEqualTo("b");
    assertThat(scores.spo2Scale()).isEqualTo(2);
    assertThat(scores.shockIndex()).isEqualTo(70.0 / 120);
    assertThat(scores.meanArterialPressure()).isNull();
    assertThat(scores.pews().applies()).isFalse();
  }

  /** What a reader of the scores can see of points and freshness. */
  private static List<Object> visible(List<Seen> seen, CareProfile profile) {
    VitalScores scores = score(seen, profile);
    List<Object> visible = new ArrayList<>();
    for (Score score : scores(scores)) {
      visible.add(score.applies());
      score.items().forEach(item -> visible.add(item.freshness() + " " + item.points()));
    }
    visible.add(ShockIndex.step(scores.shockIndex() == null ? Double.NaN : scores.shockIndex()));
    visible.add(scores.meanArterialPressure() == null);
    visible.add(VitalScorer.spo2Band(observations(seen), profile));
    return visible;
  }

  private static VitalScores score(List<Seen> seen, CareProfile profile) {
    return VitalScorer.score(observations(seen), profile, 0, VitalScorer.Trigger.CHANGE, List.of());
  }

  private static List<Score> scores(VitalScores scores) {
    return List.of(scores.news2(), scores.mews(), scores.qsofa(), scores.sirs(), scores.pews());
  }

  private static boolean oxygen(Parameter parameter) {
    return parameter == Parameter.SUPPLEMENTAL_OXYGEN
        || parameter == Parameter.OXYGEN_FLOW
        || parameter == Parameter.FIO2;
  }

  private static Observations observations(List<Seen> all) {
    Observations observations = new Observations();
    for (Seen seen : all) {
      long at = -seen.minutes * 60_000_000L;
      if (seen.state == 1) {
        observations.stale(seen.parameter, at);
      } else if (seen.state > 1) {
        observations.measured(seen.parameter, seen.value, at);
      }
    }
    return observations;
  }

  /** One of each parameter in their order. */
  @Provide
  Arbitrary<List<Seen>> seen() {
    List<Arbitrary<Seen>> each = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      each.add(
          Combinators.combine(
                  Arbitraries.integers().between(0, 5),
                  value(parameter),
                  Arbitraries.integers().between(0, 400))
              .as((state, value, minutes) -> new Seen(parameter, state, value, minutes)));
    }
    return Combinators.combine(each).as(all -> all);
  }

  private static Arbitrary<Double> value(Parameter parameter) {
    return switch (parameter) {
      case SUPPLEMENTAL_OXYGEN -> codes(1);
      case CONSCIOUSNESS, RESPIRATORY_EFFORT -> codes(4);
      case RESPIRATORY_RATE -> Arbitraries.doubles().between(0, 80);
      case SPO2 -> Arbitraries.doubles().between(75, 100);
      case SYSTOLIC -> Arbitraries.doubles().between(30, 260);
      case DIASTOLIC -> Arbitraries.doubles().between(10, 200);
      case HEART_RATE -> Arbitraries.doubles().between(20, 220);
      case TEMPERATURE -> Arbitraries.doubles().between(33, 42);
      case OXYGEN_FLOW -> Arbitraries.doubles().between(0, 8);
      case FIO2 -> Arbitraries.doubles().between(0.21, 1);
      case CAPILLARY_REFILL -> Arbitraries.doubles().between(0, 6);
    };
  }

  private static Arbitrary<Double> codes(int highest) {
    return Arbitraries.integers().between(0, highest).map(Integer::doubleValue);
  }

  @Provide
  Arbitrary<CareProfile> profiles() {
    return Combinators.combine(
            Arbitraries.of(Double.NaN, 0.1, 0.5, 3.0, 8.0, 14.0, 16.0, 80.0),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(Consciousness.class),
            Arbitraries.of(true, false))
        .as(Profiles::profile);
  }
}
