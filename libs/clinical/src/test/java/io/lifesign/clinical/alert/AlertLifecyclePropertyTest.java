package io.lifesign.clinical.alert;

import static io.lifesign.clinical.alert.Bedside.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every course of events, drawn from a fixed seed. */
class AlertLifecyclePropertyTest {

  private static final String SEED = "20260101";
  private static final long FOREVER = 100_000 * MINUTE;
  private static final Set<AlertStatus> CLOSED =
      Set.of(AlertStatus.RESOLVED, AlertStatus.RETRACTED);

  private enum What {
    BEGAN,
    BEGAN_HIGH,
    ENDED,
    STALE,
    ACKNOWLEDGED,
    FALSE_ALARM,
    RESOLVED,
    PAUSED,
    UNPAUSED
  }

  /** One event, some minutes after the one before it, about a rule where it is about one. */
  private record Step(int minutesLater, What what, Rule rule) {}

  @Property(seed = SEED)
  void revisionsRiseByOneFromZeroAndNothingFollowsAClosedAlert(@ForAll("courses") List<Step> steps)
      throws IOException {
    Map<String, Alert> last = new HashMap<>();
    for (Alert alert : new Run(PatientAlerts::nextDueMicros).all(steps)) {
      Alert before = last.put(alert.alertId(), alert);
      assertThat(alert.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
      assertThat(alert.status() == AlertStatus.RAISED).isEqualTo(before == null);
      if (before != null) {
        assertThat(CLOSED).doesNotContain(before.status());
        assertThat(alert.onsetMicros()).isEqualTo(before.onsetMicros());
        assertThat(alert.atMicros()).isGreaterThanOrEqualTo(before.atMicros());
        assertThat(before.priority().moreUrgentThan(alert.priority())).isFalse();
      }
    }
  }

  @Property(seed = SEED)
  void writingAndReadingBetweenAnyTwoEventsChangesNothing(@ForAll("courses") List<Step> steps)
      throws IOException {
    Run cut =
        new Run(PatientAlerts::nextDueMicros) {
          @Override
          PatientAlerts between(PatientAlerts state) throws IOException {
            return PatientAlerts.read(PatientAlertsTest.input(PatientAlertsTest.bytes(state)));
          }
        };

    assertThat(cut.all(steps)).isEqualTo(new Run(PatientAlerts::nextDueMicros).all(steps));
  }

  @Property(seed = SEED)
  void itDoesNotMatterHowOftenTimeIsTold(@ForAll("courses") List<Step> steps) throws IOException {
    Run seldom = new Run(state -> Long.MAX_VALUE);

    assertThat(seldom.all(steps)).isEqualTo(new Run(PatientAlerts::nextDueMicros).all(steps));
  }

  @Property(seed = SEED)
  void noConditionThatHoldsStaysUnraisedOnceNothingHoldsItBack(@ForAll("courses") List<Step> steps)
      throws IOException {
    Run run = new Run(PatientAlerts::nextDueMicros);
    run.all(steps);

    for (Rule rule : Bedside.RULES.rules()) {
      boolean silent = run.holds.contains(rule.id()) && !run.active.contains(rule.id());
      if (silent && !run.closedByStaff.contains(rule.id())) {
        assertThat(run.active).containsAnyElementsOf(rule.suppressedBy());
      }
      if (run.active.contains(rule.id()) && !rule.latching()) {
        assertThat(run.holds).contains(rule.id());
      }
    }
    assertThat(run.state.nextDueMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(run.state.idle()).isEqualTo(run.holds.isEmpty() && run.active.isEmpty());
  }

  @Provide
  Arbitrary<List<Step>> courses() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(What.class),
            Arbitraries.of(Bedside.RULES.rules()))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  /** When the driver of the life cycle next tells it the time; the maximum is never. */
  private interface Clock {
    long nextMicros(PatientAlerts state);
  }

  /** Plays a course of events, then time until for ever, and keeps what a bystander would know. */
  private static class Run {

    private final AlertLifecycle lifecycle = new AlertLifecycle(Bedside.RULES);
    private final Clock clock;
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<String, String> lastIds = new HashMap<>();
    final Set<String> holds = new HashSet<>();
    final Set<String> active = new HashSet<>();
    final Set<String> closedByStaff = new HashSet<>();
    PatientAlerts state = new PatientAlerts(Bedside.PATIENT);

    Run(Clock clock) {
      this.clock = clock;
    }

    PatientAlerts between(PatientAlerts between) throws IOException {
      return between;
    }

    List<Alert> all(List<Step> steps) throws IOException {
      long at = 0;
      for (Step step : steps) {
        at += step.minutesLater() * MINUTE + step.minutesLater();
        while (clock.nextMicros(state) < at) {
          hear(lifecycle.time(state, state.nextDueMicros()));
        }
        state = between(state);
        hear(play(step, at));
        state = between(state);
      }
      hear(lifecycle.time(state, FOREVER));
      return alerts;
    }

    private List<Alert> play(Step step, long at) {
      String rule = step.rule().id();
      return switch (step.what()) {
        case BEGAN -> signal(rule, Signal.Kind.BEGAN, at, step.rule().priority());
        case BEGAN_HIGH -> signal(rule, Signal.Kind.BEGAN, at, Priority.HIGH);
        case ENDED -> signal(rule, Signal.Kind.ENDED, at, Priority.LOW);
        case STALE -> signal(rule, Signal.Kind.STALE, at, Priority.LOW);
        case ACKNOWLEDGED -> ack(rule, Acknowledgement.Kind.ACKNOWLEDGED, at);
        case FALSE_ALARM -> ack(rule, Acknowledgement.Kind.FALSE_ALARM, at);
        case RESOLVED -> ack(rule, Acknowledgement.Kind.RESOLVED, at);
        case PAUSED -> profile(at, List.of(new AlarmPause(at, at + 10 * MINUTE)));
        case UNPAUSED -> profile(at, List.of());
      };
    }

    private List<Alert> signal(String rule, Signal.Kind kind, long at, Priority priority) {
      if (kind == Signal.Kind.BEGAN) {
        holds.add(rule);
      } else if (kind == Signal.Kind.ENDED) {
        holds.remove(rule);
        closedByStaff.remove(rule);
      }
      return lifecycle.signal(state, Bedside.signal(rule, kind, at, priority));
    }

    private List<Alert> ack(String rule, Acknowledgement.Kind kind, long at) {
      // staff speak of alerts that they have seen
      hear(lifecycle.time(state, at - 1));
      String alertId = lastIds.getOrDefault(rule, "none");
      return lifecycle.acknowledgement(
          state, new Acknowledgement(Bedside.PATIENT, alertId, at, kind, "nurse"));
    }

    private List<Alert> profile(long at, List<AlarmPause> pauses) {
      return lifecycle.profile(state, Bedside.careProfile(at, "icu", pauses), at);
    }

    private void hear(List<Alert> heard) {
      alerts.addAll(heard);
      for (Alert alert : heard) {
        lastIds.put(alert.ruleId(), alert.alertId());
        if (!CLOSED.contains(alert.status())) {
          active.add(alert.ruleId());
        } else {
          active.remove(alert.ruleId());
          if (holds.contains(alert.ruleId())) {
            closedByStaff.add(alert.ruleId());
          }
        }
      }
    }
  }
}
