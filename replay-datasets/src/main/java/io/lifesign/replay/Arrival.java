package io.lifesign.replay;

import java.util.OptionalLong;

/**
 * One Kafka record of a dataset as it arrived.
 *
 * @param arrivalMicros when the broker got it, microseconds since the epoch: its Kafka CreateTime
 * @param key the patient id
 */
public record Arrival(long arrivalMicros, String topic, String key, Payload payload) {

  /** Event time, us; empty where the payload is not meant to be readable. */
  public OptionalLong eventMicros() {
    return payload.eventMicros();
  }

  Arrival arrivingAt(long micros) {
    return new Arrival(micros, topic, key, payload);
  }

  /** The same moved in time, what it holds with it. */
  public Arrival shiftedBy(long micros) {
    return new Arrival(arrivalMicros + micros, topic, key, payload.shiftedBy(micros));
  }
}
