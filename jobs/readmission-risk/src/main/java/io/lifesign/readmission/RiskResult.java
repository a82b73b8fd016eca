package io.lifesign.readmission;

import io.lifesign.clinical.readmission.IndexResult;
import io.lifesign.clinical.readmission.RiskEstimate;
import io.lifesign.clinical.readmission.ToldRisk;
import io.lifesign.schemas.ReadmissionRisk;
import io.lifesign.schemas.RiskBand;
import io.lifesign.schemas.RiskContribution;
import io.lifesign.schemas.RiskIndex;
import io.lifesign.schemas.RiskIndexItem;
import io.lifesign.schemas.RiskInput;
import io.lifesign.schemas.RiskStage;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroTimes;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Risks to readmission.risk. */
public final class RiskResult implements AvroResult<ToldRisk> {

  private static final long serialVersionUID = 1L;
  private static final int MOST_CONTRIBUTIONS = 24;

  @Override
  public SpecificRecord avro(ToldRisk told) {
    RiskEstimate estimate = told.risk().estimate();
    Long discharged = told.dischargedMicros();
    return ReadmissionRisk.newBuilder()
        .setPatientId(told.patientId())
        .setEncounterId(told.encounterId())
        .setRevision(told.revision())
        .setStage(RiskStage.valueOf(told.stage().name()))
        .setEventTime(AvroTimes.instant(told.atMicros()))
        .setAdmittedAt(AvroTimes.instant(told.admittedMicros()))
        .setDischargedAt(discharged == null ? null : AvroTimes.instant(discharged))
        .setProbability(estimate.probability())
        .setBand(RiskBand.valueOf(told.risk().band().name()))
        .setDecidedBy(told.risk().decidedBy())
        .setModel(estimate.model())
        .setModelVersion(estimate.version())
        .setLogOdds(estimate.logOdds())
        .setBaseLogOdds(estimate.baseLogOdds())
        .setContributions(contributions(estimate.contributions()))
        .setLace(avro(told.risk().lace()))
        .setHospital2013(avro(told.risk().hospital2013()))
        .setHospital2016(avro(told.risk().hospital2016()))
        .setInputs(told.inputs().stream().map(RiskResult::avro).toList())
        .setMissing(List.copyOf(told.missing()))
        .setReason(told.reason().name())
        .build();
  }

  /** The largest by name, all the small ones as one: they still add up to the log-odds. */
  private static List<RiskContribution> contributions(List<RiskEstimate.Contribution> parts) {
    List<RiskContribution> told = new ArrayList<>();
    parts.stream().limit(MOST_CONTRIBUTIONS).map(RiskResult::avro).forEach(told::add);
    if (parts.size() > MOST_CONTRIBUTIONS) {
      double rest =
          parts.stream()
              .skip(MOST_CONTRIBUTIONS)
              .mapToDouble(RiskEstimate.Contribution::logOdds)
              .sum();
      told.add(new RiskContribution("others", null, rest));
    }
    return told;
  }

  private static RiskContribution avro(RiskEstimate.Contribution part) {
    return new RiskContribution(part.feature(), orNull(part.value()), part.logOdds());
  }

  private static RiskIndex avro(IndexResult index) {
    return new RiskIndex(
        index.total(),
        index.complete(),
        RiskBand.valueOf(index.band().name()),
        index.items().stream()
            .map(item -> new RiskIndexItem(item.name(), item.points(), orNull(item.value())))
            .toList());
  }

  private static RiskInput avro(io.lifesign.clinical.readmission.RiskInput input) {
    Long observed = input.observedMicros();
    return new RiskInput(
        input.name(),
        orNull(input.value()),
        input.text(),
        input.unit(),
        observed == null ? null : AvroTimes.instant(observed));
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  @Override
  public String key(ToldRisk told) {
    return told.patientId();
  }

  @Override
  public long eventMicros(ToldRisk told) {
    return told.atMicros();
  }
}
