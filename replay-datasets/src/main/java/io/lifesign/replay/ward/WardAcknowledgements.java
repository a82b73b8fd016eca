package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import java.util.List;

/** What staff say to the ward's alerts. */
final class WardAcknowledgements {

  private WardAcknowledgements() {}

  static List<Arrival> arrivals() {
    return List.of();
  }
}
