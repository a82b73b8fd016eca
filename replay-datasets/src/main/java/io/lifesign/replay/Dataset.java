package io.lifesign.replay;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Records with the time of their arrival: what a replay publishes. */
public interface Dataset {

  String name();

  /** One line on what it is and to which time it was rebased. */
  String note();

  /** First arrival, us. */
  long startMicros();

  /** The last arrival or event time, whichever is later, clocks ahead of time left out, us. */
  long endMicros();

  /**
   * How far the closing ticks bring event time, us: beyond the end where something is still to be
   * decided long after the last record, such as whether a patient came back.
   */
  default long closingMicros() {
    return endMicros();
  }

  /** How often a tick is sent where records are near, data time, us. */
  default long tickMicros() {
    return Micros.PER_MINUTE;
  }

  /** How many arrivals there are. */
  long size();

  /** Rows of the source that could not be read and were left out. */
  List<SkippedRow> skipped();

  /** All records in the order of their arrival. */
  Stream<Arrival> arrivals();

  /**
   * The same moved in time, profiles, pauses and acknowledgements with it.
   *
   * @throws IllegalArgumentException if it is not a number of whole days: a course keeps its time
   *     of day
   */
  Dataset shiftedBy(Duration wholeDays);
}
