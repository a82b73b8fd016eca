package io.lifesign.fhir.in;

import io.lifesign.clinical.readmission.EhrFact.Diagnosis;
import io.lifesign.clinical.readmission.EhrVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;

/**
 * Which conditions the encounters of a bundle list, and in which rank. Admission diagnoses and
 * chief complaints have ranks of their own, which say nothing of the principal diagnosis.
 */
final class DiagnosisRanks {

  /**
   * @param encounterId of the encounter that lists it
   * @param rank 1 for the principal diagnosis, 0 if not told
   */
  record Listed(String encounterId, int rank) {}

  private static final Set<String> OTHER_RANKS = Set.of("AD", "CC", "CM", "pre-op", "post-op");

  private final Map<String, Listed> byCondition = new HashMap<>();

  /**
   * Takes what an encounter lists; facts of the conditions that are not in the bundle.
   *
   * @return diagnoses that say no more than encounter and rank: the condition comes on its own
   */
  List<Diagnosis> add(
      Encounter encounter, BundleEntry entry, EhrVersion version, BundleIndex index) {
    List<Diagnosis> elsewhere = new ArrayList<>();
    for (DiagnosisComponent diagnosis : encounter.getDiagnosis()) {
      String id = index.idOf(diagnosis.getCondition(), "Condition", entry);
      if (id == null) {
        continue;
      }
      Listed listed = new Listed(entry.id(), rank(diagnosis));
      byCondition.merge(id, listed, (old, now) -> now.rank() == 0 ? old : now);
      if (!index.has("Condition", id) && !index.has("Procedure", id)) {
        elsewhere.add(
            new Diagnosis(id, version, false, listed.encounterId(), null, listed.rank(), null));
      }
    }
    return elsewhere;
  }

  private static int rank(DiagnosisComponent diagnosis) {
    boolean other =
        diagnosis.getUse().getCoding().stream()
            .map(Coding::getCode)
            .anyMatch(code -> code != null && OTHER_RANKS.contains(code));
    return other ? 0 : diagnosis.getRank();
  }

  /** Null if no encounter of the bundle lists it. */
  Listed of(String conditionId) {
    return byCondition.get(conditionId);
  }
}
