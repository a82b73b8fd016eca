package io.lifesign.fhirdelivery;

import io.lifesign.schemas.Freshness;
import io.lifesign.schemas.News2Band;
import io.lifesign.schemas.Parameter;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.RiskBand;
import io.lifesign.schemas.RiskContribution;
import io.lifesign.schemas.RiskIndex;
import io.lifesign.schemas.RiskIndexItem;
import io.lifesign.schemas.RiskStage;
import io.lifesign.schemas.Score;
import io.lifesign.schemas.ScoreItem;
import io.lifesign.schemas.ScoreTrigger;
import io.lifesign.schemas.VitalScore;
import java.time.Instant;
import java.util.List;

/** Records of result topics. */
final class Records {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Records() {}

  /** Event time of the n-th record, us. */
  static long time(int n) {
    return NOON.plusSeconds(n).toEpochMilli() * 1_000;
  }

  static VitalScore news2(int n, int total) {
    Score none = score(null, false);
    return VitalScore.newBuilder()
        .setPatientId("P-1")
        .setEventTime(NOON.plusSeconds(n))
        .setTrigger(ScoreTrigger.CHANGE)
        .setNews2(score(total, true))
        .setNews2Band(total >= 7 ? News2Band.HIGH : total >= 5 ? News2Band.MEDIUM : News2Band.LOW)
        .setMews(none)
        .setQsofa(none)
        .setSirs(none)
        .setPews(none)
        .build();
  }

  private static Score score(Integer total, boolean complete) {
    return Score.newBuilder()
        .setTotal(total)
        .setComplete(complete)
        .setNotApplicable(total == null ? "not looked at here" : null)
        .setItems(
            total == null
                ? List.of()
                : List.of(
                    ScoreItem.newBuilder()
                        .setParameter(Parameter.HEART_RATE)
                        .setFreshness(Freshness.MEASURED)
                        .setValue(80.0)
                        .setPoints(0)
                        .build()))
        .build();
  }

  static ReadmissionRisk risk() {
    return ReadmissionRisk.newBuilder()
        .setPatientId("P-1")
        .setEncounterId("E-1")
        .setRevision(0)
        .setStage(RiskStage.DISCHARGE)
        .setEventTime(NOON)
        .setAdmittedAt(NOON.minusSeconds(86_400))
        .setDischargedAt(NOON)
        .setProbability(0.21)
        .setBand(RiskBand.HIGH)
        .setDecidedBy("lace")
        .setModel("trees")
        .setModelVersion("0011223344556677")
        .setLogOdds(-1.3)
        .setBaseLogOdds(-2.0)
        .setContributions(
            List.of(
                RiskContribution.newBuilder()
                    .setFeature("number_inpatient")
                    .setValue(3.0)
                    .setLogOdds(0.7)
                    .build()))
        .setLace(index())
        .setHospital2013(index())
        .setHospital2016(index())
        .build();
  }

  private static RiskIndex index() {
    return RiskIndex.newBuilder()
        .setTotal(11)
        .setComplete(true)
        .setBand(RiskBand.HIGH)
        .setItems(List.of(RiskIndexItem.newBuilder().setName("stay").setPoints(4).build()))
        .build();
  }
}
