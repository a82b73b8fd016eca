package io.lifesign.local;

import io.lifesign.schemas.Alert;
import io.lifesign.streaming.WireFormat;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts alerts distinct by id and revision: a repeat is not another alert. */
final class AlertCounts {

  private record Revision(String alertId, int revision) {

    static final Comparator<Revision> ORDER =
        Comparator.comparing(Revision::alertId).thenComparingInt(Revision::revision);
  }

  private final SortedMap<Revision, byte[]> bodies = new TreeMap<>(Revision.ORDER);
  private final SortedMap<String, Long> byRule = new TreeMap<>();
  private final SortedMap<String, Long> byPriority = new TreeMap<>();
  private final SortedMap<String, Long> byStatus = new TreeMap<>();

  /**
   * Counts an alert.
   *
   * @param value the alert in the wire format
   * @return whether it was not seen before
   */
  synchronized boolean add(Alert alert, byte[] value) {
    byte[] body = Arrays.copyOfRange(value, WireFormat.HEADER_BYTES, value.length);
    if (bodies.putIfAbsent(new Revision(alert.getAlertId(), alert.getRevision()), body) != null) {
      return false;
    }
    byRule.merge(alert.getRuleId(), 1L, Long::sum);
    byPriority.merge(alert.getPriority().name(), 1L, Long::sum);
    byStatus.merge(alert.getStatus().name(), 1L, Long::sum);
    return true;
  }

  synchronized long distinct() {
    return bodies.size();
  }

  synchronized SortedMap<String, Long> byRule() {
    return new TreeMap<>(byRule);
  }

  synchronized SortedMap<String, Long> byPriority() {
    return new TreeMap<>(byPriority);
  }

  synchronized SortedMap<String, Long> byStatus() {
    return new TreeMap<>(byStatus);
  }

  /** SHA-256 over the Avro bodies in the order of id and revision, hexadecimal. */
  synchronized String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      bodies.values().forEach(sha256::update);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
