package io.lifesign.clinical.alert;

import java.util.List;

/**
 * One revision of one alert. Equal input gives equal revisions: nothing here knows the wall clock
 * or where a record came from.
 *
 * @param alertId name-based UUID of rule, patient and onset
 * @param revision 0 when raised
 * @param onsetMicros when the condition began, us
 * @param atMicros when this revision was decided, us
 * @param reason why this revision, where it is not plain, else null
 */
public record Alert(
    String alertId,
    int revision,
    String patientId,
    String ruleId,
    int ruleVersion,
    String ruleHash,
    Priority priority,
    boolean technical,
    AlertStatus status,
    long onsetMicros,
    long atMicros,
    String wardId,
    String bedId,
    List<Evidence> evidence,
    String sentence,
    String clears,
    String reason) {}
