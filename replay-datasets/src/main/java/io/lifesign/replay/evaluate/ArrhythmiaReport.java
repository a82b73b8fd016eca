package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What came of a folder of records; shares in per cent, null where there is nothing to share.
 *
 * @param records evaluated
 * @param bad records that could not be read
 * @param figures gross: counts summed over the records
 * @param meanOverRecords each record of the same weight
 * @param samplesPerSecond samples of ECG leads that the detector takes in a second of its own time
 */
public record ArrhythmiaReport(
    int records,
    int bad,
    @JsonUnwrapped Figures figures,
    MeanFigures meanOverRecords,
    FalseAlarms falseAlarms,
    WithoutLearning withoutFirstFiveMinutes,
    List<RecordResult> perRecord,
    long samplesPerSecond) {

  /** The same without the learning period of EC57. */
  public record WithoutLearning(@JsonUnwrapped Figures figures, MeanFigures meanOverRecords) {}

  static ArrhythmiaReport of(List<RecordResult> results, int bad, long samplesPerSecond) {
    List<Figures> whole = results.stream().map(RecordResult::figures).toList();
    List<Figures> later = results.stream().map(RecordResult::withoutFirstFiveMinutes).toList();
    return new ArrhythmiaReport(
        results.size(),
        bad,
        Figures.sum(whole),
        MeanFigures.of(whole),
        FalseAlarms.sum(
            results.stream()
                .filter(RecordResult::annotated)
                .map(RecordResult::falseAlarms)
                .toList()),
        new WithoutLearning(Figures.sum(later), MeanFigures.of(later)),
        results,
        samplesPerSecond);
  }
}
