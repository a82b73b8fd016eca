package io.lifesign.replay.evaluate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.SortedMap;

/**
 * What came of a folder of alarms.
 *
 * @param records judged
 * @param bad records that could not be read
 * @param counts over those whose truth is known
 * @param withDefinitionsBounds the same with the definitions' own bounds, none of them chosen
 * @param crossValidated the same, each alarm with the bounds that do best on the others of its type
 * @param perType by the name of the alarm's type
 */
public record AlarmReport(
    int records,
    int bad,
    @JsonUnwrapped AlarmCounts counts,
    AlarmCounts withDefinitionsBounds,
    AlarmCounts crossValidated,
    SortedMap<String, AlarmCounts> perType) {}
