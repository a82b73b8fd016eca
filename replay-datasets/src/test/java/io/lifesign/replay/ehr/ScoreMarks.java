package io.lifesign.replay.ehr;

import io.lifesign.clinical.readmission.VitalsMark;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.readmission.PatientMark;
import io.lifesign.replay.ArrivalLog;
import io.lifesign.replay.Course;
import io.lifesign.replay.Dataset;
import io.lifesign.streaming.Arrival;
import io.lifesign.streaming.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Scores of the vitals job as the readmission job gets them through their topic. */
public final class ScoreMarks {

  private static final String TOPIC = "vitals.scores";

  /** So many scores a vitals job repeats that went on from its last checkpoint. */
  private static final int REPEATED = 50;

  private ScoreMarks() {}

  /** In the order of event time, as far as the dataset goes, and a tick behind them. */
  public static List<Arrival<PatientMark>> of(Collection<VitalScores> scores, Dataset dataset) {
    List<Arrival<PatientMark>> arrivals = new ArrayList<>();
    scores.stream()
        .filter(score -> score.atMicros() <= dataset.endMicros())
        .sorted(Comparator.comparingLong(VitalScores::atMicros))
        .forEach(score -> arrivals.add(mark(score)));
    long untilMicros = ArrivalLog.saidUntilMicros(dataset);
    arrivals.add(Arrival.tick(new Position(TOPIC, 0, 0, untilMicros), untilMicros));
    return arrivals;
  }

  /** The same, some of them twice where the vitals job failed. */
  static List<Arrival<PatientMark>> of(
      Collection<VitalScores> scores, Dataset dataset, Course course) {
    List<Arrival<PatientMark>> arrivals = of(scores, dataset);
    if (course.failsAt() < 1) {
      int at = (int) (course.failsAt() * arrivals.size());
      arrivals.addAll(at, List.copyOf(arrivals.subList(Math.max(0, at - REPEATED), at)));
    }
    return arrivals;
  }

  private static Arrival<PatientMark> mark(VitalScores scores) {
    VitalsMark mark =
        scores.news2().applies()
            ? new VitalsMark(scores.atMicros(), scores.news2().total(), scores.news2().complete())
            : new VitalsMark(scores.atMicros(), VitalsMark.NOT_APPLICABLE, false);
    return Arrival.of(
        new Position(TOPIC, 0, 0, scores.atMicros()),
        new PatientMark(scores.patientId(), mark),
        scores.atMicros(),
        null);
  }
}
