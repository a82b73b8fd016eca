package io.lifesign.clinical.alert;

import io.lifesign.clinical.vitals.DeviceStamp;

/**
 * One value that contributed to an alert.
 *
 * @param name a parameter in lower camel case (heartRate) or a derived value (news2, shockIndex)
 * @param unit UCUM, empty for points
 * @param points points it contributed, or null
 * @param bound the bound it crossed, for example {@code <= 8}, or null
 * @param ageSeconds age of the value when the condition was decided, s
 * @param source the device record it came from, or null for a derived value
 */
public record Evidence(
    String name,
    double value,
    String unit,
    Integer points,
    String bound,
    double ageSeconds,
    DeviceStamp source) {}
