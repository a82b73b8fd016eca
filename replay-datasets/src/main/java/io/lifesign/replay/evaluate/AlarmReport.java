package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.SortedMap;

/**
 * What came of a folder of alarms.
 *
 * @param records judged
 * @param bad records that could not be read
 * @param counts over those whose truth is known
 * @param perType by the name of the alarm's type
 */
public record AlarmReport(
    int records,
    int bad,
    @JsonUnwrapped AlarmCounts counts,
    SortedMap<String, AlarmCounts> perType) {}
