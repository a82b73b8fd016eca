package io.lifesign.replay.ecg;

import java.util.List;

/**
 * One patient of the dataset.
 *
 * @param seconds how long the monitor sends
 */
record EcgPatient(
    String id,
    double ageYears,
    String bedId,
    Signals signals,
    EcgScript script,
    List<Disturbance> disturbances,
    List<Delivery> deliveries,
    int seconds,
    long seed) {

  Renderer renderer() {
    return new Renderer(script, disturbances, seed);
  }
}
