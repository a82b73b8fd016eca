package io.lifesign.streaming;

import io.lifesign.schemas.DeviceStamp;

/** Device stamps of the domain as Avro records. */
public final class AvroStamps {

  private AvroStamps() {}

  public static DeviceStamp of(io.lifesign.clinical.vitals.DeviceStamp stamp) {
    return stamp == null
        ? null
        : new DeviceStamp(
            stamp.deviceId(),
            stamp.bootId(),
            stamp.sequence(),
            AvroTimes.instant(stamp.atMicros()));
  }
}
