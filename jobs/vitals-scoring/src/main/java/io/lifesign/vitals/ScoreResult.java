package io.lifesign.vitals;

import io.lifesign.clinical.vitals.QualityFlag;
import io.lifesign.clinical.vitals.Score;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.schemas.Flag;
import io.lifesign.schemas.FlagKind;
import io.lifesign.schemas.Freshness;
import io.lifesign.schemas.News2Band;
import io.lifesign.schemas.Parameter;
import io.lifesign.schemas.ScoreItem;
import io.lifesign.schemas.ScoreTrigger;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroStamps;
import io.lifesign.streaming.AvroTimes;
import org.apache.avro.specific.SpecificRecord;

/** Scores to vitals.scores. */
final class ScoreResult implements AvroResult<VitalScores> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(VitalScores scores) {
    return VitalScore.newBuilder()
        .setPatientId(scores.patientId())
        .setEventTime(AvroTimes.instant(scores.atMicros()))
        .setTrigger(scores.scheduled() ? ScoreTrigger.SCHEDULE : ScoreTrigger.CHANGE)
        .setWardId(scores.wardId())
        .setBedId(scores.bedId())
        .setSpo2Scale(scores.spo2Scale())
        .setNews2(score(scores.news2()))
        .setNews2Band(
            scores.news2Band() == null ? null : News2Band.valueOf(scores.news2Band().name()))
        .setNews2RedScore(scores.news2RedScore())
        .setMews(score(scores.mews()))
        .setQsofa(score(scores.qsofa()))
        .setSirs(score(scores.sirs()))
        .setSirsMeasurable(scores.sirsMeasurable())
        .setPews(score(scores.pews()))
        .setShockIndex(scores.shockIndex())
        .setMeanArterialPressure(scores.meanArterialPressure())
        .setFlags(scores.flags().stream().map(ScoreResult::flag).toList())
        .build();
  }

  private static io.lifesign.schemas.Score score(Score score) {
    return io.lifesign.schemas.Score.newBuilder()
        .setTotal(score.total())
        .setComplete(score.complete())
        .setNotApplicable(score.notApplicable())
        .setItems(score.items().stream().map(ScoreResult::item).toList())
        .build();
  }

  private static ScoreItem item(Score.Item item) {
    return ScoreItem.newBuilder()
        .setParameter(Parameter.valueOf(item.parameter().name()))
        .setFreshness(Freshness.valueOf(item.freshness().name()))
        .setValue(item.value())
        .setPoints(item.points())
        .build();
  }

  private static Flag flag(QualityFlag flag) {
    return Flag.newBuilder()
        .setKind(FlagKind.valueOf(flag.kind().name()))
        .setParameter(flag.parameter() == null ? null : Parameter.valueOf(flag.parameter().name()))
        .setValue(flag.value())
        .setSource(AvroStamps.of(flag.source()))
        .build();
  }

  @Override
  public String key(VitalScores scores) {
    return scores.patientId();
  }

  @Override
  public long eventMicros(VitalScores scores) {
    return scores.atMicros();
  }
}
