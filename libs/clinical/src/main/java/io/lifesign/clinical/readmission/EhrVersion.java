package io.lifesign.clinical.readmission;

import java.util.Comparator;

/**
 * Which of two things said of the same resource holds: the later one, whatever the order in which
 * they came.
 *
 * @param atMicros when the EHR says the resource was last changed, else when the message was sent;
 *     us since the epoch, UTC
 * @param messageId breaks ties, so that no order of arrival does
 */
public record EhrVersion(long atMicros, String messageId) implements Comparable<EhrVersion> {

  private static final Comparator<EhrVersion> ORDER =
      Comparator.comparingLong(EhrVersion::atMicros).thenComparing(EhrVersion::messageId);

  @Override
  public int compareTo(EhrVersion other) {
    return ORDER.compare(this, other);
  }
}
