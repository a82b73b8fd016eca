package io.lifesign.replay.wfdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationsTest {

  @ParameterizedTest
  @CsvSource({"NLRBejn, N", "AaJS, S", "VEr, V", "F, F", "/fQ?, Q", "'~|sT*D\"=p^t+u![]@x()',"})
  void everyBeatCodeHasItsClassAndNothingElseHasOne(String mnemonics, BeatClass beatClass) {
    for (String mnemonic : mnemonics.split("")) {
      assertThat(code(mnemonic).beatClass()).as(mnemonic).isEqualTo(Optional.ofNullable(beatClass));
    }
  }

  @Test
  void everyCodeIsFoundByItsNumberAndClassesAreWrittenAsBeatsOfTheSameClass() {
    for (MitCode code : MitCode.values()) {
      assertThat(MitCode.of(code.number())).contains(code);
    }
    assertThat(MitCode.of(15)).isEmpty();
    assertThat(MitCode.of(64)).isEmpty();
    for (BeatClass beatClass : BeatClass.values()) {
      assertThat(MitCode.of(beatClass).beatClass()).contains(beatClass);
    }
  }

  @Test
  void beatsAreWhatHasAClass() {
    Annotations annotations =
        annotations(
            new Annotation(1, MitCode.RHYTHM_CHANGE, "(N\0"),
            new Annotation(5, MitCode.LEFT_BUNDLE_BRANCH_BLOCK),
            new Annotation(6, MitCode.SIGNAL_QUALITY),
            new Annotation(7, MitCode.FLUTTER_WAVE),
            new Annotation(9, MitCode.VENTRICULAR_ESCAPE));

    assertThat(annotations.beats())
        .containsExactly(new ReferenceBeat(5, BeatClass.N), new ReferenceBeat(9, BeatClass.V));
  }

  @Test
  void aRhythmLastsUntilTheNextOrTheEnd() {
    Annotations annotations =
        annotations(
            new Annotation(10, MitCode.RHYTHM_CHANGE, "(N\0"),
            new Annotation(15, MitCode.NOTE, "TS\0"),
            new Annotation(40, MitCode.RHYTHM_CHANGE, "(AFIB"),
            new Annotation(40, MitCode.NORMAL));

    assertThat(annotations.rhythms())
        .containsExactly(new RhythmEpisode("N", 10, 40), new RhythmEpisode("AFIB", 40, 100));
    assertThat(annotations.rhythms().get(0).holds(39)).isTrue();
    assertThat(annotations.rhythms().get(0).holds(40)).isFalse();
  }

  @Test
  void bracketsBoundFibrillationAndAnOpenOneLasts() {
    assertThat(
            annotations(
                    new Annotation(10, MitCode.FIBRILLATION_START),
                    new Annotation(12, MitCode.FLUTTER_WAVE),
                    new Annotation(20, MitCode.FIBRILLATION_END),
                    new Annotation(90, MitCode.FIBRILLATION_START))
                .fibrillation())
        .containsExactly(new RhythmEpisode("VF", 10, 21), new RhythmEpisode("VF", 90, 100));
  }

  @Test
  void withoutALengthTheRecordEndsAtItsLastAnnotation() {
    assertThat(new Annotations(List.of(new Annotation(7, MitCode.NORMAL)), 0).endSample())
        .isEqualTo(8);
  }

  private static Annotations annotations(Annotation... all) {
    return new Annotations(List.of(all), 100);
  }

  private static MitCode code(String mnemonic) {
    for (MitCode code : MitCode.values()) {
      if (code.mnemonic().equals(mnemonic)) {
        return code;
      }
    }
    throw new AssertionError("no code " + mnemonic);
  }
}
