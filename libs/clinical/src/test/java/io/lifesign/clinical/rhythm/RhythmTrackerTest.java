package io.lifesign.clinical.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.clinical.ecg.SignalTick.State;
import io.lifesign.clinical.rhythm.RhythmReading.Said;
import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RhythmTrackerTest {

  @Test
  void aRestoredTrackerSaysTheSameAndTakesLessThanAKilobyte() {
    Strip strip = restless(3_000);
    List<Object> straight = new ArrayList<>();
    List<Object> restored = new ArrayList<>();
    RhythmTracker one = RhythmTrackers.fresh();
    RhythmTracker other = RhythmTrackers.fresh();
    int largest = 0;
    for (Said said : strip.said) {
      byte[] bytes = RhythmTrackers.bytes(other);
      largest = Math.max(largest, bytes.length);
      other = RhythmTrackers.restored(bytes);
      say(one, said, straight);
      say(other, said, restored);
    }
    assertThat(straight).hasSizeGreaterThan(500);
    assertThat(restored).isEqualTo(straight);
    assertThat(largest).isLessThan(1_000);
  }

  @Test
  void aPatientsOwnLimitsTakeTheirPlace() {
    Strip strip = new Strip().beats("N".repeat(20), 350_000); // 171/min
    RhythmTracker child = RhythmTrackers.fresh();
    child.profile(
        profile(List.of(new PersonalLimit(Parameter.HEART_RATE, 80, 180)), Monitoring.ACTIVE));
    List<Object> said = new ArrayList<>();
    strip.said.forEach(one -> say(child, one, said));
    Strip slow = new Strip().beats("N".repeat(5), 800_000); // 75/min
    slow.said.forEach(one -> say(child, one, said));
    assertThat(said)
        .filteredOn(RhythmSignal.class::isInstance)
        .extracting(one -> ((RhythmSignal) one).rhythm())
        .containsExactly(Rhythm.EXTREME_BRADYCARDIA);
  }

  @Test
  void aDeviceThatNeedNotSendIsNotLost() {
    RhythmTracker tracker = RhythmTrackers.fresh();
    tracker.profile(profile(List.of(), Monitoring.STANDBY));
    List<Object> said = new ArrayList<>();
    new Strip().ticks(60, State.LOST, 0, 0).said.forEach(one -> say(tracker, one, said));
    assertThat(said).isEmpty();
  }

  @Test
  void longRunsOfNormalBeatsAreThreeSteps() {
    List<Object> said = new ArrayList<>();
    RhythmTracker tracker = RhythmTrackers.fresh();
    new Strip().beats("N".repeat(1_000), 800_000).said.forEach(one -> say(tracker, one, said));
    assertThat(said).hasSize(3);
  }

  private static CareProfile profile(List<PersonalLimit> limits, Monitoring monitoring) {
    CareProfile adult = CareProfile.unknown("p");
    return new CareProfile(
        "p",
        0,
        0,
        null,
        null,
        2,
        1,
        adult.baselineConsciousness(),
        false,
        false,
        false,
        monitoring,
        720,
        limits,
        List.of());
  }

  private static void say(RhythmTracker tracker, Said said, List<Object> heard) {
    RhythmSink sink =
        new RhythmSink() {
          @Override
          public void step(RhythmStep step) {
            heard.add(step);
          }

          @Override
          public void signal(RhythmSignal signal) {
            heard.add(signal);
          }
        };
    if (said.beat() != null) {
      tracker.beat(said.beat(), sink);
    } else {
      tracker.tick(said.tick(), sink);
    }
  }

  private static Strip restless(int beats) {
    SplittableRandom random = new SplittableRandom(7);
    Strip strip = new Strip();
    BeatClass[] classes = {
      BeatClass.N, BeatClass.N, BeatClass.V, BeatClass.V, BeatClass.S, BeatClass.F
    };
    BeatClass last = BeatClass.N;
    for (int i = 0; i < beats; i++) {
      last = random.nextInt(3) == 0 ? classes[random.nextInt(classes.length)] : last;
      strip.beat(last, 250_000 + random.nextInt(random.nextInt(20) == 0 ? 6_000_000 : 700_000));
      if (random.nextInt(10) == 0) {
        State[] states = State.values();
        State state = states[Math.max(0, random.nextInt(12) - 8)];
        if (random.nextInt(3) == 0) {
          strip.pulse(40 + random.nextInt(120), random.nextDouble());
        }
        strip.ticks(
            1 + random.nextInt(12), state, 1.2 * random.nextDouble(), 1.2 * random.nextDouble());
      }
    }
    return strip;
  }
}
