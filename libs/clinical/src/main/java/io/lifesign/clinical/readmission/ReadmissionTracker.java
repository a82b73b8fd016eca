package io.lifesign.clinical.readmission;

import java.util.List;
import java.util.Optional;

/**
 * Follows the stays of a patient: the risk at admission and at discharge, revised as facts come,
 * and what came of each. Of what an EHR says of the future nothing holds until then.
 */
public final class ReadmissionTracker {

  /** So long after discharge later facts revise a stay's risk and outcome. */
  static final long REVISED_MICROS = 60 * StayAssembler.DAY_MICROS;

  /** So long after its last word a visit counts as prior use, and is remembered. */
  static final long REMEMBERED_MICROS = 400 * StayAssembler.DAY_MICROS;

  private final StayScorer scorer;

  public ReadmissionTracker(StayScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * An EHR said something.
   *
   * @param atMicros when it was sent, or when it came if that is later; never falling, us
   */
  public ReadmissionDecision said(ReadmissionState state, List<EhrFact> facts, long atMicros) {
    facts.forEach(state.record::merge);
    return judge(state, atMicros, false);
  }

  /** A score of the patient; time has come that far. */
  public void scored(ReadmissionState state, VitalsMark mark) {
    state.trail.add(mark);
    schedule(state, mark.atMicros());
  }

  /** Event time has reached {@link ReadmissionState#nextDueMicros}. */
  public ReadmissionDecision time(ReadmissionState state, long atMicros) {
    ReadmissionDecision decision = judge(state, atMicros, false);
    forget(state, atMicros);
    schedule(state, atMicros);
    return decision;
  }

  /** Nothing will ever be said after that time: what is open stays so. */
  public ReadmissionDecision dataEnd(ReadmissionState state, long atMicros) {
    return judge(state, atMicros, true);
  }

  private ReadmissionDecision judge(ReadmissionState state, long at, boolean dataEnd) {
    ReadmissionDecision decision = ReadmissionDecision.none();
    for (Visit visit : state.record.visits()) {
      if (visit.lastMicros() + REVISED_MICROS >= at) {
        Visit now = asOf(visit, at);
        risk(state, now, at, decision);
        outcome(state, now, at, dataEnd, decision);
      }
    }
    schedule(state, at);
    return decision;
  }

  /** The visit without what lies in the future. */
  private static Visit asOf(Visit visit, long at) {
    boolean begun = visit.admittedMicros() == null || visit.admittedMicros() <= at;
    boolean over = visit.discharged() && visit.dischargedMicros() <= at;
    return new Visit(
        visit.key(),
        visit.ids(),
        visit.saidMicros(),
        visit.retracted(),
        visit.kind() == EncounterKind.INPATIENT && !begun ? EncounterKind.PLANNED : visit.kind(),
        visit.admittedMicros(),
        over ? visit.dischargedMicros() : null,
        visit.urgency(),
        visit.source(),
        over ? visit.disposition() : Disposition.UNKNOWN,
        visit.specialty());
  }

  private void risk(ReadmissionState state, Visit visit, long at, ReadmissionDecision decision) {
    StayAccount account = visit.stay() ? state.accountOrNew(visit) : state.account(visit);
    if (account == null) {
      return;
    }
    if (!visit.stay()) {
      if (account.riskRevision >= 0 && account.stage != RiskStage.WITHDRAWN) {
        tell(state, visit, account, RiskStage.WITHDRAWN, at, decision);
      }
    } else if (!visit.discharged()) {
      if (account.stage != RiskStage.ADMISSION) {
        tell(state, visit, account, RiskStage.ADMISSION, at, decision);
      }
    } else if (!OutcomeRules.diedInHospital(state.record, visit)) {
      tell(state, visit, account, RiskStage.DISCHARGE, at, decision);
    } else {
      HighRisk.follow(state.patientId, account, null, false, at, decision);
    }
  }

  /** Unless the same was told before. */
  private void tell(
      ReadmissionState state,
      Visit visit,
      StayAccount account,
      RiskStage stage,
      long at,
      ReadmissionDecision decision) {
    long cut = visit.discharged() ? visit.dischargedMicros() : at;
    if (account.stage != stage || stage == RiskStage.ADMISSION) {
      account.lastMark = state.trail.last(visit.admittedMicros(), cut);
      account.highestMark = state.trail.highest(visit.admittedMicros(), cut);
    }
    Stay stay = new StayAssembler(state.record, visit, cut).stay();
    RiskInputs inputs = RiskInputs.of(stay, account.lastMark, account.highestMark);
    StayRisk risk = scorer.risk(stay);
    long print = Fingerprint.of(risk, inputs);
    if (account.stage == stage && account.riskPrint == print) {
      return;
    }
    ToldRisk.Reason reason = reason(account.stage, stage);
    account.stage = stage;
    account.riskPrint = print;
    ToldRisk told =
        new ToldRisk(
            state.patientId,
            account.encounterId,
            ++account.riskRevision,
            stage,
            at,
            visit.admittedMicros(),
            visit.dischargedMicros(),
            risk,
            inputs.known(),
            inputs.missing(),
            reason);
    decision.risks().add(told);
    boolean high = stage == RiskStage.DISCHARGE && risk.band() == RiskBand.HIGH;
    HighRisk.follow(state.patientId, account, told, high, at, decision);
  }

  private static ToldRisk.Reason reason(RiskStage before, RiskStage now) {
    return switch (now) {
      case WITHDRAWN -> ToldRisk.Reason.STAY_TAKEN_BACK;
      case ADMISSION ->
          before == RiskStage.DISCHARGE
              ? ToldRisk.Reason.DISCHARGE_TAKEN_BACK
              : ToldRisk.Reason.ADMITTED;
      case DISCHARGE ->
          before == RiskStage.DISCHARGE ? ToldRisk.Reason.NEW_FACTS : ToldRisk.Reason.DISCHARGED;
    };
  }

  private static void outcome(
      ReadmissionState state, Visit visit, long at, boolean dataEnd, ReadmissionDecision decision) {
    StayAccount account = state.account(visit);
    if (account == null) {
      return;
    }
    Optional<Outcome> found = OutcomeRules.of(state.record, visit, at, dataEnd);
    boolean told = account.outcomeRevision >= 0;
    if (found.isEmpty() && told) {
      // the discharge was taken back, or the stay that had followed it
      found = Optional.of(OutcomeRules.WITHDRAWN);
    }
    if (found.isEmpty() || !told && found.get().kind() == OutcomeKind.WITHDRAWN) {
      return;
    }
    Outcome outcome = found.get();
    long discharged =
        visit.discharged() ? visit.dischargedMicros() : account.outcomeDischargedMicros;
    long print = Fingerprint.of(outcome, discharged);
    if (told && account.outcomePrint == print) {
      return;
    }
    account.outcomePrint = print;
    account.outcomeDischargedMicros = discharged;
    decision
        .outcomes()
        .add(
            new ToldOutcome(
                state.patientId,
                account.encounterId,
                ++account.outcomeRevision,
                at,
                discharged,
                outcome,
                account.riskRevision < 0 ? null : account.riskRevision));
    // that the data end tells nothing of the stay
    if (outcome.kind() != OutcomeKind.WITHDRAWN && outcome.kind() != OutcomeKind.CENSORED) {
      HighRisk.follow(state.patientId, account, null, false, at, decision);
    }
  }

  private static void forget(ReadmissionState state, long at) {
    for (Visit visit : state.record.visits()) {
      if (visit.lastMicros() + REMEMBERED_MICROS <= at) {
        StayAccount account = state.account(visit);
        state.record.forget(visit);
        state.accounts.remove(account);
      }
    }
    state.record.forgetLooseBefore(at - REMEMBERED_MICROS);
    if (!state.trail.empty() && state.trail.lastMicros() + VitalsTrail.DAY_MICROS <= at) {
      state.trail = new VitalsTrail();
    }
  }

  private static void schedule(ReadmissionState state, long at) {
    long next = state.trail.empty() ? Long.MAX_VALUE : due(state.trail, at);
    for (Visit visit : state.record.visits()) {
      next = Math.min(next, visit.lastMicros() + REMEMBERED_MICROS);
      if (visit.admittedMicros() != null && visit.admittedMicros() > at) {
        next = Math.min(next, visit.admittedMicros());
      }
      if (visit.discharged()) {
        long change =
            visit.dischargedMicros() > at
                ? visit.dischargedMicros()
                : OutcomeRules.dueMicros(visit);
        next = change > at ? Math.min(next, change) : next;
      }
    }
    if (state.record.visits().isEmpty() && !state.record.empty()) {
      // the visit that these facts belong to may be told late
      long loose = state.record.latestLooseMicros() + REMEMBERED_MICROS;
      next = Math.min(next, Math.max(at, loose) + 1);
    }
    state.nextDueMicros = next;
  }

  private static long due(VitalsTrail trail, long at) {
    return Math.max(at + 1, trail.lastMicros() + VitalsTrail.DAY_MICROS);
  }
}
