package io.lifesign.vitals;

import io.lifesign.schemas.DeviceStamp;
import io.lifesign.streaming.AvroTimes;

/** Device stamps of the domain as Avro records. */
final class AvroStamps {

  private AvroStamps() {}

  static DeviceStamp of(io.lifesign.clinical.vitals.DeviceStamp stamp) {
    return stamp == null
        ? null
        : new DeviceStamp(
            stamp.deviceId(),
            stamp.bootId(),
            stamp.sequence(),
            AvroTimes.instant(stamp.atMicros()));
  }
}
