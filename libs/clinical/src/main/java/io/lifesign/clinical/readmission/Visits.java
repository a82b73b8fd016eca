package io.lifesign.clinical.readmission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Encounters of one visit number, which different systems know by different names, as one visit.
 */
final class Visits {

  private static final Comparator<Visit> BY_BEGIN =
      Comparator.comparing(
              Visit::admittedMicros, Comparator.nullsLast(Comparator.<Long>naturalOrder()))
          .thenComparing(Visit::key);

  private Visits() {}

  /**
   * @param encounters the versions of each encounter in their order; encounters by identifier
   */
  static List<Visit> of(Collection<List<EhrFact.Encounter>> encounters) {
    Map<String, List<EhrFact.Encounter>> groups = new HashMap<>();
    List<List<EhrFact.Encounter>> inOrder = new ArrayList<>(encounters.size());
    for (List<EhrFact.Encounter> versions : encounters) {
      String number = visitNumber(versions);
      List<EhrFact.Encounter> known = number == null ? null : groups.get(number);
      if (known == null) {
        known = new ArrayList<>(versions);
        inOrder.add(known);
        if (number != null) {
          groups.put(number, known);
        }
      } else {
        known.addAll(versions);
      }
    }
    List<Visit> visits = new ArrayList<>(inOrder.size());
    for (List<EhrFact.Encounter> versions : inOrder) {
      String key = versions.get(0).id();
      versions.sort(Comparator.comparing(EhrFact::version).thenComparing(EhrFact::id));
      visits.add(Visit.of(key, versions));
    }
    visits.sort(BY_BEGIN);
    return List.copyOf(visits);
  }

  /** The last one told; of an encounter named by its own visit number that one. */
  private static String visitNumber(List<EhrFact.Encounter> versions) {
    String number = null;
    for (EhrFact.Encounter said : versions) {
      number = said.visitNumber() == null ? number : said.visitNumber();
    }
    return number;
  }
}
