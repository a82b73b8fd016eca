package io.lifesign.benchmarks;

import io.lifesign.clinical.readmission.AdmissionSource;
import io.lifesign.clinical.readmission.Code;
import io.lifesign.clinical.readmission.CodeSystem;
import io.lifesign.clinical.readmission.Disposition;
import io.lifesign.clinical.readmission.EhrFact;
import io.lifesign.clinical.readmission.EhrVersion;
import io.lifesign.clinical.readmission.EncounterKind;
import io.lifesign.clinical.readmission.ReadmissionDecision;
import io.lifesign.clinical.readmission.ReadmissionModel;
import io.lifesign.clinical.readmission.ReadmissionRules;
import io.lifesign.clinical.readmission.ReadmissionState;
import io.lifesign.clinical.readmission.ReadmissionTracker;
import io.lifesign.clinical.readmission.RiskScale;
import io.lifesign.clinical.readmission.Sex;
import io.lifesign.clinical.readmission.Urgency;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Discharges a second on one core: facts merged, the stay put together, model with its explanation
 * and all three indices, compared with what was told before.
 */
public final class DischargeSpeed {

  private static final int PATIENTS = 4_000;
  private static final int ROUNDS = 7;
  private static final int WARM_UP = 2;
  private static final long DAY = 86_400_000_000L;
  private static final String[] CODES = {
    "I50.9", "E11.9", "J44.1", "N18.3", "I10", "I25.10", "K85.9", "C34.1", "A41.9", "M16.1"
  };

  private DischargeSpeed() {}

  public static void main(String[] args) {
    ReadmissionTracker tracker =
        new ReadmissionTracker(new ReadmissionRules(ReadmissionModel.DEFAULT, RiskScale.MODEL));
    for (int round = 0; round < ROUNDS; round++) {
      List<ReadmissionState> states = new ArrayList<>();
      Random random = new Random(7);
      for (int i = 0; i < PATIENTS; i++) {
        states.add(inHospital("p" + i, tracker, random));
      }
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      int told = 0;
      for (ReadmissionState state : states) {
        ReadmissionDecision decision =
            tracker.said(state, List.of(encounter("E", 6, 0L, 6 * DAY)), 6 * DAY);
        told += decision.risks().size();
      }
      double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
      if (told != PATIENTS) {
        throw new IllegalStateException("every discharge has one risk, but there were " + told);
      }
      if (round >= WARM_UP) {
        System.out.printf(
            "round %d: %,.0f discharges/s of CPU, %.0f us each%n",
            round - WARM_UP + 1, PATIENTS / seconds, 1e6 * seconds / PATIENTS);
      }
    }
  }

  private static ReadmissionState inHospital(
      String patient, ReadmissionTracker tracker, Random random) {
    ReadmissionState state = new ReadmissionState(patient);
    List<EhrFact> facts = new ArrayList<>();
    facts.add(
        new EhrFact.Person(
            patient, version(0), -20_000L + random.nextInt(15_000), Sex.FEMALE, null));
    facts.add(encounter("E", 0, 0L, null));
    for (int i = 0; i < 8; i++) {
      String code = CODES[random.nextInt(CODES.length)];
      facts.add(
          new EhrFact.Diagnosis(
              "d" + i, version(1), false, "E", new Code(CodeSystem.ICD10, code), i + 1, DAY));
    }
    for (int i = 0; i < 20; i++) {
      String loinc = i % 2 == 0 ? "718-7" : "2951-2";
      facts.add(
          new EhrFact.Lab(
              "l" + i,
              version(2),
              false,
              "E",
              new Code(CodeSystem.LOINC, loinc),
              i % 2 == 0 ? 9 + random.nextInt(7) : 128 + random.nextInt(15),
              "",
              i * DAY / 4));
    }
    tracker.said(state, facts, 5 * DAY);
    return state;
  }

  private static EhrVersion version(int day) {
    return new EhrVersion(day * DAY, "m" + day);
  }

  private static EhrFact.Encounter encounter(String id, int said, Long admitted, Long discharged) {
    return new EhrFact.Encounter(
        id,
        version(said),
        false,
        null,
        EncounterKind.INPATIENT,
        admitted,
        discharged,
        false,
        Urgency.EMERGENCY,
        AdmissionSource.EMERGENCY_ROOM,
        discharged == null ? Disposition.UNKNOWN : Disposition.HOME,
        "Cardiology");
  }
}
