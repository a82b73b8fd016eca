package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pair at a time; "-" is no beat. */
class ConfusionTest {

  @ParameterizedTest(name = "annotated {0}, detected {1}")
  @CsvSource({
    // annotated, detected, VEB tp fn fp, SVEB tp fn fp
    "N, N, 0, 0, 0, 0, 0, 0",
    "N, S, 0, 0, 0, 0, 0, 1",
    "N, V, 0, 0, 1, 0, 0, 0",
    "N, F, 0, 0, 0, 0, 0, 0",
    "N, -, 0, 0, 0, 0, 0, 0",
    "S, S, 0, 0, 0, 1, 0, 0",
    "S, N, 0, 0, 0, 0, 1, 0",
    "S, V, 0, 0, 1, 0, 1, 0",
    "S, Q, 0, 0, 0, 0, 1, 0",
    "S, -, 0, 0, 0, 0, 1, 0",
    "V, V, 1, 0, 0, 0, 0, 0",
    "V, N, 0, 1, 0, 0, 0, 0",
    "V, S, 0, 1, 0, 0, 0, 1",
    "V, F, 0, 1, 0, 0, 0, 0",
    "V, -, 0, 1, 0, 0, 0, 0",
    "F, V, 0, 0, 0, 0, 0, 0",
    "F, S, 0, 0, 0, 0, 0, 1",
    "Q, V, 0, 0, 0, 0, 0, 0",
    "Q, S, 0, 0, 0, 0, 0, 0",
    "-, V, 0, 0, 1, 0, 0, 0",
    "-, S, 0, 0, 0, 0, 0, 1",
    "-, N, 0, 0, 0, 0, 0, 0"
  })
  void eachPairCountsAsTheStandardSays(
      String annotated, String detected, int vtp, int vfn, int vfp, int stp, int sfn, int sfp) {
    Confusion confusion = new Confusion();
    if (annotated.equals("-")) {
      confusion.extra(BeatClass.valueOf(detected));
    } else if (detected.equals("-")) {
      confusion.missed(BeatClass.valueOf(annotated));
    } else {
      confusion.pair(BeatClass.valueOf(annotated), BeatClass.valueOf(detected));
    }

    assertThat(confusion.veb()).isEqualTo(new EventCounts(vtp, vfn, vfp));
    assertThat(confusion.sveb()).isEqualTo(new EventCounts(stp, sfn, sfp));
  }

  @Test
  void sharesArePerCentAndNothingOfNothingIsNone() {
    EventCounts counts = new EventCounts(2, 1, 0);
    assertThat(counts.se()).isEqualTo(66.67);
    assertThat(counts.ppv()).isEqualTo(100);
    assertThat(EventCounts.NONE.se()).isNull();
    assertThat(EventCounts.NONE.ppv()).isNull();
    assertThat(new StateCounts(1, 0, 1, 2).sp()).isEqualTo(66.67);
    assertThat(StateCounts.NONE.sp()).isNull();
  }
}
