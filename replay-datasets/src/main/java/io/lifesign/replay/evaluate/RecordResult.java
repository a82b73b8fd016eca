package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lifesign.replay.wfdb.Annotations;

/**
 * What came of one record.
 *
 * @param hours its length
 * @param beats detected; of annotated beats where there are no signals
 * @param signals false if the annotated beats were read in their place
 * @param annotated false if there is nothing to compare with
 * @param paced true if it holds paced beats, so that only QRS count
 */
public record RecordResult(
    String record,
    double hours,
    int beats,
    boolean signals,
    boolean annotated,
    boolean paced,
    @JsonUnwrapped Figures figures,
    Figures withoutFirstFiveMinutes,
    FalseAlarms falseAlarms) {

  private static final double LEARNING_SECONDS = 300;
  private static final double SECONDS_PER_HOUR = 3_600;

  static RecordResult of(String name, Annotations reference, Detection detection) {
    return new RecordResult(
        name,
        Percent.rounded(reference.endSample() / detection.hertz() / SECONDS_PER_HOUR),
        detection.said().beats().size(),
        detection.leadSamples() > 0,
        /* annotated= */ !reference.all().isEmpty(),
        Figures.paced(reference),
        Figures.of(reference, detection, 0),
        Figures.of(reference, detection, Math.round(LEARNING_SECONDS * detection.hertz())),
        FalseAlarms.of(reference, detection));
  }
}
