package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.replay.wfdb.Annotation;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.MitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeatMatchingTest {

  @ParameterizedTest(name = "{0}: annotated {2}, detected {3} at {1} Hz")
  @CsvSource({
    "150 ms exactly is in, 360, N100, N154, 1, 0, 0",
    "one sample more is out, 360, N100, N155, 0, 1, 1",
    "150 ms before is in, 360, N154, N100, 1, 0, 0",
    "one sample more before is out, 360, N155, N100, 0, 1, 1",
    "37.5 samples are 37, 250, N100, N137, 1, 0, 0",
    "and not 38, 250, N100, N138, 0, 1, 1",
    "of two detected the nearer is paired, 360, N100, N60 N110, 1, 0, 1",
    "and of two annotated, 360, N60 N110, N100, 1, 1, 0",
    "of two equally near the later, 360, N100, N90 N110, 1, 0, 1",
    "one beat is not paired twice, 360, N100 N120, N118, 1, 1, 0",
    "nothing detected, 360, N100 N200, '', 0, 2, 0",
    "nothing annotated, 360, '', N100 N200, 0, 0, 2",
    "beats at the same sample, 360, N100, V100, 1, 0, 0"
  })
  void aQrsIsFoundWithinTheWindow(
      String sentence, double hertz, String annotated, String detected, long tp, long fn, long fp) {
    Confusion confusion = BeatMatching.match(annotations(annotated), detected(detected), hertz, 0);

    assertThat(confusion.qrs()).as(sentence).isEqualTo(new EventCounts(tp, fn, fp));
  }

  @Test
  void theNearerOfTwoDetectedGivesTheClass() {
    Confusion confusion = BeatMatching.match(annotations("V100"), detected("N60 V110"), 360, 0);

    assertThat(confusion.pairs(BeatClass.V, BeatClass.V)).isEqualTo(1);
    assertThat(confusion.veb()).isEqualTo(new EventCounts(1, 0, 0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "beats before the start do not count, N10 N300, N10 V20 N300, 1, 0, 0",
    "a beat missed before the start does not count, N60 N101, N101, 1, 0, 0",
    "an annotation behind the start keeps its pair before it, N100, N98, 1, 0, 0",
    "an annotation before the start keeps its pair behind it, N98, N100, 0, 0, 0"
  })
  void countingBeginsAtTheStart(
      String sentence, String annotated, String detected, long tp, long fn, long fp) {
    Confusion confusion = BeatMatching.match(annotations(annotated), detected(detected), 360, 100);

    assertThat(confusion.qrs()).as(sentence).isEqualTo(new EventCounts(tp, fn, fp));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "extra beats within fibrillation do not count, N10 [100 ]200 N300, N10 V100 V150 V200 N300, 2, 0, 0",
    "outside they do, N10 [100 ]200 N300, N10 V99 V201 N300, 2, 0, 2",
    "a beat paired with one outside counts, N90 [100 ]200, N105, 1, 0, 0",
    "fibrillation that is never closed lasts, N10 [100, N10 V150 V999, 1, 0, 0"
  })
  void fibrillationIsLeftOut(
      String sentence, String annotated, String detected, long tp, long fn, long fp) {
    Confusion confusion = BeatMatching.match(annotations(annotated), detected(detected), 360, 0);

    assertThat(confusion.qrs()).as(sentence).isEqualTo(new EventCounts(tp, fn, fp));
  }

  static Annotations annotations(String words) {
    List<Annotation> all = new ArrayList<>();
    for (String word : words.isBlank() ? new String[0] : words.split(" ")) {
      all.add(new Annotation(Long.parseLong(word.substring(1)), code(word.charAt(0))));
    }
    return new Annotations(all, 1000);
  }

  static List<DetectedBeat> detected(String words) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isBlank())
        .map(
            word ->
                new DetectedBeat(
                    Long.parseLong(word.substring(1)), BeatClass.valueOf(word.substring(0, 1))))
        .toList();
  }

  private static MitCode code(char sign) {
    return Arrays.stream(MitCode.values())
        .filter(code -> code.mnemonic().charAt(0) == sign)
        .findFirst()
        .orElseThrow();
  }
}
