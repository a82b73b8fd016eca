package io.lifesign.streaming;

import io.lifesign.clinical.vitals.CareProfile;
import io.lifesign.clinical.vitals.CareProfile.AlarmPause;
import io.lifesign.clinical.vitals.CareProfile.Monitoring;
import io.lifesign.clinical.vitals.CareProfile.PersonalLimit;
import io.lifesign.clinical.vitals.Consciousness;
import io.lifesign.clinical.vitals.Parameter;
import io.lifesign.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;

/** Care profiles from their topic; refuses one that could mislead a score. */
public final class CareProfileMapper
    implements RecordMapper<io.lifesign.schemas.CareProfile, CareProfile> {

  private static final long serialVersionUID = 1L;
  private static final double OLDEST_YEARS = 130;
  private static final int SHORTEST_SPOT_MINUTES = 5;
  private static final int LONGEST_SPOT_MINUTES = 1_440;

  @Override
  public CareProfile map(io.lifesign.schemas.CareProfile avro) throws Rejected {
    Rejected.ifBlank(
        avro.getPatientId(), DeadLetterReason.MISSING_PATIENT_ID, "patientId is empty");
    return new CareProfile(
        avro.getPatientId(),
        AvroTimes.micros(avro.getEffectiveFrom()),
        AvroTimes.micros(avro.getRecordedAt()),
        avro.getWardId(),
        avro.getBedId(),
        ageYears(avro.getAgeYears()),
        spo2Scale(avro.getSpo2Scale()),
        baseline(avro.getBaselineConsciousness()),
        avro.getPregnant(),
        avro.getSuspectedInfection(),
        avro.getFallRisk(),
        monitoring(avro.getMonitoring()),
        spotInterval(avro.getSpotIntervalMinutes()),
        limits(avro.getLimits()),
        pauses(avro.getAlarmPauses()));
  }

  private static double ageYears(Double age) throws Rejected {
    if (age == null) {
      return Double.NaN;
    }
    if (!(age >= 0 && age <= OLDEST_YEARS)) {
      throw invalid("ageYears is not within 0 to 130");
    }
    return age;
  }

  private static int spo2Scale(int scale) throws Rejected {
    if (scale != 1 && scale != 2) {
      throw invalid("spo2Scale is neither 1 nor 2");
    }
    return scale;
  }

  private static Consciousness baseline(io.lifesign.schemas.Consciousness baseline) {
    return baseline == io.lifesign.schemas.Consciousness.UNKNOWN
        ? Consciousness.ALERT
        : Consciousness.valueOf(baseline.name());
  }

  private static Monitoring monitoring(io.lifesign.schemas.Monitoring monitoring) {
    return monitoring == io.lifesign.schemas.Monitoring.UNKNOWN
        ? Monitoring.ACTIVE
        : Monitoring.valueOf(monitoring.name());
  }

  private static int spotInterval(Integer minutes) throws Rejected {
    if (minutes == null) {
      return CareProfile.DEFAULT_SPOT_INTERVAL_MINUTES;
    }
    if (minutes < SHORTEST_SPOT_MINUTES || minutes > LONGEST_SPOT_MINUTES) {
      throw invalid("spotIntervalMinutes is not within 5 to 1440");
    }
    return minutes;
  }

  private static List<PersonalLimit> limits(List<io.lifesign.schemas.PersonalLimit> avro)
      throws Rejected {
    List<PersonalLimit> limits = new ArrayList<>(avro.size());
    for (io.lifesign.schemas.PersonalLimit limit : avro) {
      if (limit.getParameter() == io.lifesign.schemas.Parameter.UNKNOWN) {
        throw invalid("a limit is of an unknown parameter");
      }
      double low = limit.getLow() == null ? Double.NaN : limit.getLow();
      double high = limit.getHigh() == null ? Double.NaN : limit.getHigh();
      if (low >= high) {
        throw invalid("a limit's low is not below its high");
      }
      limits.add(new PersonalLimit(Parameter.valueOf(limit.getParameter().name()), low, high));
    }
    return List.copyOf(limits);
  }

  private static List<AlarmPause> pauses(List<io.lifesign.schemas.AlarmPause> avro)
      throws Rejected {
    List<AlarmPause> pauses = new ArrayList<>(avro.size());
    for (io.lifesign.schemas.AlarmPause pause : avro) {
      long from = AvroTimes.micros(pause.getFrom());
      long until = AvroTimes.micros(pause.getUntil());
      if (from >= until) {
        throw invalid("an alarm pause ends before it begins");
      }
      pauses.add(new AlarmPause(from, until));
    }
    return List.copyOf(pauses);
  }

  private static Rejected invalid(String detail) {
    return new Rejected(DeadLetterReason.INVALID_PROFILE, detail);
  }

  @Override
  public long eventMicros(CareProfile profile) {
    return profile.recordedAtMicros();
  }

  @Override
  public String patientId(CareProfile profile) {
    return profile.patientId();
  }
}
