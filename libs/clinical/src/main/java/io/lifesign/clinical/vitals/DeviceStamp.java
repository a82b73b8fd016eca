package io.lifesign.clinical.vitals;

/**
 * Which record of which device a value came from.
 *
 * @param sequence number of the record within device and boot
 * @param atMicros event time, microseconds since the epoch
 */
public record DeviceStamp(String deviceId, String bootId, long sequence, long atMicros) {}
