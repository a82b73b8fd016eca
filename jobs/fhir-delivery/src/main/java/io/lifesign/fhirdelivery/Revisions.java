package io.lifesign.fhirdelivery;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which revision of which resource the server holds, as far as this task has seen: a later one is
 * written, an earlier one never again. What is not known is asked once; so is everything after a
 * restart. Bounded: what was used longest ago is forgotten, and asked again.
 *
 * <p>First revisions need no question: they are written by a conditional create, which changes
 * nothing that is there.
 */
final class Revisions {

  private static final int CAPACITY = 100_000;
  private static final int ABSENT = -1;

  private final Map<String, Integer> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > CAPACITY;
        }
      };

  boolean mustAsk(Parcel parcel) {
    return parcel.outbound().revision() > 0 && !known.containsKey(parcel.address());
  }

  boolean isNews(Parcel parcel) {
    return parcel.outbound().revision() > known.getOrDefault(parcel.address(), ABSENT);
  }

  /** By address, as the server told. */
  void learn(Map<String, Integer> told) {
    told.forEach((address, revision) -> known.merge(address, revision, Math::max));
  }

  void forget(Parcel parcel) {
    known.remove(parcel.address());
  }

  void learnAbsent(Parcel parcel) {
    known.putIfAbsent(parcel.address(), ABSENT);
  }

  /**
   * What was written.
   *
   * @param created whether it was new to the server: else a first revision may have met a later one
   */
  void learn(Parcel parcel, boolean created) {
    if (created || parcel.outbound().revision() > 0) {
      known.merge(parcel.address(), parcel.outbound().revision(), Math::max);
    }
  }
}
