package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.clinical.ecg.BeatClass;
import io.lifesign.replay.OpenData;
import io.lifesign.replay.wfdb.Annotations;
import io.lifesign.replay.wfdb.ReferenceBeat;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The real annotations against themselves, where they are at hand; the sums are those published for
 * this half of the database (de Chazal 2004, DS1).
 */
class RealAnnotationsTest {

  private static final double HERTZ = 360;

  @Test
  void annotationsTakenForDetectionsAreAllFound() {
    List<Confusion> all = confusions(beat -> new DetectedBeat(beat.sample(), beat.beatClass()));

    assertThat(sum(all, Confusion::qrs)).isEqualTo(new EventCounts(51_021, 0, 0));
    assertThat(sum(all, Confusion::veb)).isEqualTo(new EventCounts(3_788, 0, 0));
    assertThat(sum(all, Confusion::sveb)).isEqualTo(new EventCounts(944, 0, 0));
  }

  @Test
  void aDetectorThatCallsEverythingNormalFindsEveryQrsAndNoEctopic() {
    List<Confusion> all = confusions(beat -> new DetectedBeat(beat.sample() + 10, BeatClass.N));

    assertThat(sum(all, Confusion::qrs)).isEqualTo(new EventCounts(51_021, 0, 0));
    assertThat(sum(all, Confusion::veb)).isEqualTo(new EventCounts(0, 3_788, 0));
  }

  private static List<Confusion> confusions(Function<ReferenceBeat, DetectedBeat> detector) {
    List<Path> headers = WfdbFiles.headers(OpenData.require("mitdb"));
    return headers.stream()
        .map(header -> WfdbRecord.open(header).annotations("atr").orElseThrow())
        .map(annotations -> match(annotations, detector))
        .toList();
  }

  private static Confusion match(
      Annotations annotations, Function<ReferenceBeat, DetectedBeat> detector) {
    return BeatMatching.match(
        annotations, annotations.beats().stream().map(detector).toList(), HERTZ, 0);
  }

  private static EventCounts sum(List<Confusion> all, Function<Confusion, EventCounts> counts) {
    return all.stream().map(counts).reduce(EventCounts.NONE, EventCounts::plus);
  }
}
