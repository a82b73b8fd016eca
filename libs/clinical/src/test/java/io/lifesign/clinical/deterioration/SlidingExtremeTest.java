package io.lifesign.clinical.deterioration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.deterioration.SlidingExtreme.Counts;
import io.lifesign.clinical.deterioration.SlidingExtreme.Of;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlidingExtremeTest {

  private static final int WINDOW = 20;
  private static final int EMPTY = -7;

  /** A value so long after the one before. */
  private record Step(int after, int value) {}

  @Property
  void findsTheExtremeOfAllThatCountsInTheWindow(
      @ForAll("steps") List<Step> steps, @ForAll Of of, @ForAll Counts counts) throws IOException {
    SlidingExtreme extreme = new SlidingExtreme(of, counts);
    int[] at = new int[steps.size()];
    int now = 0;
    for (int i = 0; i < steps.size(); i++) {
      now += steps.get(i).after;
      at[i] = now;
      if (counts == Counts.WHILE_STANDING || steps.get(i).value >= 0) {
        extreme.follow(WINDOW, now, steps.get(i).value);
      }
      assertThat(extreme.at(WINDOW, now, EMPTY)).isEqualTo(expected(steps, at, i, of, counts));
      extreme = restored(extreme, of, counts);
    }
  }

  private static int expected(List<Step> steps, int[] at, int last, Of of, Counts counts) {
    int start = at[last] - WINDOW;
    int best = EMPTY;
    for (int i = 0; i <= last; i++) {
      int value = steps.get(i).value;
      boolean counted =
          counts == Counts.WHEN_MEASURED || i == last
              ? counts == Counts.WHILE_STANDING || at[i] >= start
              : at[i + 1] > at[i] && at[i + 1] - 1 >= start;
      if (value >= 0 && counted) {
        best =
            best == EMPTY ? value : of == Of.LOWEST ? Math.min(best, value) : Math.max(best, value);
      }
    }
    return best;
  }

  private static SlidingExtreme restored(SlidingExtreme extreme, Of of, Counts counts)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    extreme.write(new DataOutputStream(bytes));
    SlidingExtreme restored = new SlidingExtreme(of, counts);
    restored.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return restored;
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 15), Arbitraries.integers().between(-1, 6))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }
}
