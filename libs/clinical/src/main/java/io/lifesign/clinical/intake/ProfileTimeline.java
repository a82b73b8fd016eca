package io.lifesign.clinical.intake;

import io.lifesign.clinical.vitals.CareProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The versions of a patient's care profile that are in force or will be. A version applies from the
 * later of when it holds and when it became known; of several that apply, the one with the largest
 * effectiveFrom is in force, of equal ones the one recorded last. Versions that can never come into
 * force again are dropped. Mutable.
 */
public final class ProfileTimeline {

  private static final Comparator<CareProfile> BY_PRECEDENCE =
      Comparator.comparingLong(CareProfile::effectiveFromMicros)
          .thenComparingLong(CareProfile::recordedAtMicros);
  private static final Comparator<Version> BY_APPLICATION =
      Comparator.comparingLong(Version::appliesFromMicros)
          .thenComparing(Version::profile, BY_PRECEDENCE);

  /**
   * A version and from when readings see it.
   *
   * @param appliesFromMicros us
   */
  public record Version(CareProfile profile, long appliesFromMicros) {}

  private final List<Version> pending = new ArrayList<>(1);
  private CareProfile inForce;

  /** What became of a version on arrival. */
  public enum Arrived {
    NEW,
    DUPLICATE
  }

  /**
   * @param knownMicros when it became known: when it was recorded, or, for one that came late, the
   *     progress of its partition, us
   */
  public Arrived arrive(CareProfile profile, long knownMicros) {
    Version version = new Version(profile, Math.max(knownMicros, profile.effectiveFromMicros()));
    if (profile.equals(inForce)
        || pending.stream().anyMatch(other -> other.profile().equals(profile))) {
      return Arrived.DUPLICATE;
    }
    pending.add(version);
    pending.sort(BY_APPLICATION);
    return Arrived.NEW;
  }

  /** When the next version applies, us; {@link Long#MAX_VALUE} if none waits. */
  public long nextMicros() {
    return pending.isEmpty() ? Long.MAX_VALUE : pending.get(0).appliesFromMicros();
  }

  /**
   * Takes the next version; tells whether it came into force, or was already overtaken by one that
   * holds later.
   */
  public boolean advance() {
    CareProfile next = pending.remove(0).profile();
    if (inForce != null && BY_PRECEDENCE.compare(next, inForce) < 0) {
      return false;
    }
    inForce = next;
    return true;
  }

  /** The version in force, or null. */
  public CareProfile inForce() {
    return inForce;
  }

  public List<Version> pending() {
    return List.copyOf(pending);
  }

  /** A timeline as it was. */
  public static ProfileTimeline of(CareProfile inForce, List<Version> pending) {
    ProfileTimeline timeline = new ProfileTimeline();
    timeline.inForce = inForce;
    timeline.pending.addAll(pending);
    return timeline;
  }
}
