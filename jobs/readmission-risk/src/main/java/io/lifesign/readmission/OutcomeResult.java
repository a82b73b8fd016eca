package io.lifesign.readmission;

import io.lifesign.clinical.readmission.Outcome;
import io.lifesign.clinical.readmission.ToldOutcome;
import io.lifesign.schemas.OutcomeKind;
import io.lifesign.schemas.ReadmissionOutcome;
import io.lifesign.streaming.AvroResult;
import io.lifesign.streaming.AvroTimes;
import org.apache.avro.specific.SpecificRecord;

/** Outcomes to readmission.outcomes. */
public final class OutcomeResult implements AvroResult<ToldOutcome> {

  private static final long serialVersionUID = 1L;

  @Override
  public SpecificRecord avro(ToldOutcome told) {
    Outcome outcome = told.outcome();
    return ReadmissionOutcome.newBuilder()
        .setPatientId(told.patientId())
        .setEncounterId(told.encounterId())
        .setRevision(told.revision())
        .setEventTime(AvroTimes.instant(told.atMicros()))
        .setDischargedAt(AvroTimes.instant(told.dischargedMicros()))
        .setOutcome(OutcomeKind.valueOf(outcome.kind().name()))
        .setExcluded(outcome.excluded() == null ? null : outcome.excluded().name())
        .setReadmissionEncounterId(outcome.next())
        .setDaysAfter(Double.isNaN(outcome.daysAfter()) ? null : outcome.daysAfter())
        .setRiskRevision(told.riskRevision())
        .build();
  }

  @Override
  public String key(ToldOutcome told) {
    return told.patientId();
  }

  @Override
  public long eventMicros(ToldOutcome told) {
    return told.atMicros();
  }
}
