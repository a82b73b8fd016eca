package io.lifesign.fhirdelivery;

import io.lifesign.schemas.Score;
import io.lifesign.schemas.VitalScore;

/**
 * What the EHR was last told of a patient's score.
 *
 * @param told the total or the band, with whether it is a lower bound
 * @param atMicros when it was scored, us
 */
public record ScoreChange(String told, long atMicros) {

  /** Which changes the EHR is told of. */
  public enum On {
    /** Every change of the total, or of whether it is complete. */
    TOTAL,
    /** Changes of NEWS2's clinical response; of the total for children. */
    BAND
  }

  static ScoreChange of(VitalScore score, On on, long atMicros) {
    Score counts = score.getNews2().getTotal() == null ? score.getPews() : score.getNews2();
    boolean band = on == On.BAND && counts == score.getNews2();
    String what = band ? String.valueOf(score.getNews2Band()) : String.valueOf(counts.getTotal());
    return new ScoreChange(what + "/" + counts.getComplete(), atMicros);
  }

  /** Whether the EHR is to be told: something new, and later than what it knows. */
  boolean tells(ScoreChange before) {
    return before == null || (!told.equals(before.told) && atMicros > before.atMicros);
  }
}
