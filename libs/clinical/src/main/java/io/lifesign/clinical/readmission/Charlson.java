package io.lifesign.clinical.readmission;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The comorbidities among a stay's diagnoses, and how many of these could be read (Quan 2005 for
 * ICD; {@code charlson-codes.txt}, docs/clinical-decisions.md). A diagnosis that is cut to three
 * digits where the table needs more is read, but means nothing.
 *
 * @param comorbidities all that were found, also the lesser degree of one
 * @param read diagnoses that were looked up: ICD, and SNOMED CT concepts that the table names
 * @param unlisted SNOMED CT concepts that the table does not name: harmless, or not known to it
 * @param unread diagnoses of other systems
 */
public record Charlson(Set<Comorbidity> comorbidities, int read, int unlisted, int unread) {

  private static final CodeTable<Comorbidity> CODES =
      CodeTable.beside("charlson-codes.txt", Comorbidity::valueOf);

  public Charlson {
    Set<Comorbidity> sorted = EnumSet.noneOf(Comorbidity.class);
    sorted.addAll(comorbidities);
    comorbidities = Collections.unmodifiableSet(sorted);
  }

  public static Charlson of(List<Code> diagnoses) {
    Set<Comorbidity> found = EnumSet.noneOf(Comorbidity.class);
    int read = 0;
    int unlisted = 0;
    int unread = 0;
    for (Code diagnosis : diagnoses) {
      List<Comorbidity> meanings = CODES.of(diagnosis);
      found.addAll(meanings);
      if (!CODES.reads(diagnosis.system()) || diagnosis.value() == null) {
        unread++;
      } else if (diagnosis.system() == CodeSystem.SNOMED_CT && meanings.isEmpty()) {
        unlisted++;
      } else {
        read++;
      }
    }
    return new Charlson(found, read, unlisted, unread);
  }

  /** Whether there was a diagnosis of a system that the table knows: else nothing can be said. */
  public boolean judged() {
    return read + unlisted > 0;
  }

  /** Sum of the weights, of each disease its worst degree, 0-29; 0 also if nothing was judged. */
  public int points() {
    Map<Comorbidity.Item, Integer> worst = new EnumMap<>(Comorbidity.Item.class);
    comorbidities.forEach(one -> worst.merge(one.item(), one.weight(), Math::max));
    return worst.values().stream().mapToInt(Integer::intValue).sum();
  }
}
