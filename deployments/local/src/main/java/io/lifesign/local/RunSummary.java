package io.lifesign.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.SortedMap;

/**
 * What came of a replay.
 *
 * @param records sent by devices and people
 * @param alerts distinct by id and revision
 * @param fhirResources resources that the FHIR server holds, by type
 * @param tables rows by table
 * @param ledgerBalances whether every record that went in came out as scored, late, duplicate or
 *     dead
 * @param alertsDigest SHA-256 over the alerts, equal for equal runs
 */
record RunSummary(
    long records,
    long scores,
    long alerts,
    SortedMap<String, Long> alertsByRule,
    @JsonIgnore SortedMap<String, Long> alertsByPriority,
    SortedMap<String, Long> deadLetters,
    long late,
    long duplicates,
    SortedMap<String, Long> fhirResources,
    SortedMap<String, Long> tables,
    boolean ledgerBalances,
    String warehouse,
    String alertsDigest) {}
