package io.lifesign.fhirdelivery;

import io.lifesign.clinical.vitals.Freshness;
import io.lifesign.clinical.vitals.News2Band;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.clinical.vitals.Score;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.schemas.ScoreItem;
import io.lifesign.schemas.ScoreTrigger;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.Rejected;
import java.util.ArrayList;
import java.util.List;

/** Scores as the domain knows them, without the remarks on data quality: the EHR is not told. */
final class ScoreRecords {

  private ScoreRecords() {}

  static VitalScores scores(VitalScore avro) throws Rejected {
    return new VitalScores(
        avro.getPatientId(),
        AvroTimes.micros(avro.getEventTime()),
        avro.getTrigger() == ScoreTrigger.SCHEDULE,
        avro.getWardId(),
        avro.getBedId(),
        avro.getSpo2Scale(),
        score(avro.getNews2()),
        avro.getNews2Band() == null
            ? null
            : Known.as(News2Band.class, avro.getNews2Band(), "news2Band"),
        avro.getNews2RedScore(),
        score(avro.getMews()),
        score(avro.getQsofa()),
        score(avro.getSirs()),
        avro.getSirsMeasurable(),
        score(avro.getPews()),
        avro.getShockIndex(),
        avro.getMeanArterialPressure(),
        List.of());
  }

  private static Score score(io.lifesign.schemas.Score avro) throws Rejected {
    List<Score.Item> items = new ArrayList<>();
    for (ScoreItem item : avro.getItems()) {
      items.add(
          new Score.Item(
              Known.as(Parameter.class, item.getParameter(), "parameter"),
              Known.as(Freshness.class, item.getFreshness(), "freshness"),
              item.getValue(),
              item.getPoints()));
    }
    return new Score(avro.getTotal(), avro.getComplete(), avro.getNotApplicable(), items);
  }
}
