package io.lifesign.local;

import java.util.SortedMap;

/**
 * What was read from the alerts topic.
 *
 * @param alerts distinct by id and revision
 * @param unreadable records that are no alerts
 * @param alertsDigest SHA-256 over the Avro bodies of the distinct alerts in the order of id and
 *     revision, hexadecimal
 */
record AlertsSummary(
    long alerts,
    SortedMap<String, Long> alertsByRule,
    SortedMap<String, Long> alertsByPriority,
    SortedMap<String, Long> alertsByStatus,
    long unreadable,
    String alertsDigest) {}
