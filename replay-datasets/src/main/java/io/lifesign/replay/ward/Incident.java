package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import java.util.List;
import java.util.SplittableRandom;

/** What devices, clocks and networks do to a patient's records on their way. */
interface Incident {

  List<Arrival> befall(List<Arrival> arrivals, SplittableRandom random);
}
