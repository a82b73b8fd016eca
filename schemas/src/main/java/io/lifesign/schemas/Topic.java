package io.lifesign.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * One topic of the catalogue.
 *
 * @param lateness how far behind its partition's progress a record may be; zero for results
 * @param ticks whether the gateway writes ticks to it
 * @param progress whether its writers do, to tell how far they have come
 * @param table the Iceberg table it lands in
 */
public record Topic(
    String name,
    Schema schema,
    Kind kind,
    KeyKind key,
    String unit,
    int partitions,
    Duration lateness,
    boolean ticks,
    boolean progress,
    Duration retention,
    Table table) {

  /** Who writes the topic, and so how its records are judged. */
  public enum Kind {
    DEVICE,
    PROFILE,
    ACKNOWLEDGEMENT,
    EHR,
    RESULT
  }

  /** What the record key holds. */
  public enum KeyKind {
    PATIENT_ID,
    JOB,
    NONE
  }

  /**
   * The table of a topic.
   *
   * @param time column that partitions by time
   * @param transform {@code days} or {@code months}
   * @param bucket column hashed into buckets, if any
   * @param identifying columns that may hold names and record numbers: sealed where landing has
   *     keys
   */
  public record Table(
      String name,
      String time,
      String transform,
      Optional<String> bucket,
      Landed landed,
      List<String> identifying) {}

  /** Whether a topic's records land in its table. */
  public enum Landed {
    ALWAYS,
    /** Where the landing job is told to: the rows are many or large. */
    BY_SETTING
  }

  /** Whether ticks, which land nowhere, take offsets among its records. */
  public boolean holdsTicks() {
    return ticks || progress;
  }

  /** The registry subject of the topic's values. */
  public String subject() {
    return name + "-value";
  }
}
