package io.lifesign.readmission;

import io.lifesign.clinical.readmission.VitalsMark;
import io.lifesign.schemas.DeadLetterReason;
import io.lifesign.schemas.VitalScore;
import io.lifesign.streaming.AvroTimes;
import io.lifesign.streaming.RecordMapper;
import io.lifesign.streaming.Rejected;

/** Scores to NEWS2; where it does not apply (children, pregnancy) there is nothing to read. */
final class ScoreMapper implements RecordMapper<VitalScore, PatientMark> {

  private static final long serialVersionUID = 1L;

  @Override
  public PatientMark map(VitalScore score) throws Rejected {
    Rejected.ifBlank(
        score.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    long at = AvroTimes.micros(score.getEventTime());
    boolean applies = score.getNews2().getNotApplicable() == null;
    return new PatientMark(
        score.getPatientId(),
        applies
            ? new VitalsMark(at, score.getNews2().getTotal(), score.getNews2().getComplete())
            : new VitalsMark(at, VitalsMark.NOT_APPLICABLE, false));
  }

  @Override
  public long eventMicros(PatientMark mark) {
    return mark.mark().atMicros();
  }

  @Override
  public String patientId(PatientMark mark) {
    return mark.patientId();
  }
}
